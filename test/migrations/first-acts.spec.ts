import { afterEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { currentSchema, type Schema } from '../../src/migrations/index.js';
import { migrate, type DatabaseMode } from '../../src/platform/database/index.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';
import { populate } from '../support/database/populate.js';
import { asSuperuser, makeLogin } from '../support/database/test-template.js';

const LOGIN = 'goodturn_test_login';
const FILL = 'tables/20261130T0715-fill-first-act-of-advocate';
const quiet = (): void => undefined;
const day = (of: string): Date => new Date(`2026-11-${of}T03:00:00Z`); // eslint-disable-line no-restricted-syntax -- what `pg` answers

let database: EmptyDatabase;
afterEach(() => database.drop());

/** As it is today, but for the file that fills in first acts. */
function schemaBefore(): Schema {
  const { tables, ...rest } = currentSchema();
  return { ...rest, tables: tables.filter(({ name }) => name !== FILL) };
}

describe.each<DatabaseMode>(['separated', 'single-login'])('first acts of before, %s', (mode) => {
  it('R-T4: who referred, handed in or redeemed is active since; who was active is since they joined', async () => {
    if (mode === 'single-login') await asSuperuser((client) => makeLogin(client, LOGIN));
    database = await emptyDatabase(mode === 'single-login' ? LOGIN : null);
    const url = mode === 'single-login' ? database.as(LOGIN) : database.url;
    await migrate(url, quiet, schemaBefore());
    const programs = [newId(), newId()];
    for (const program of programs) {
      await populate(database.url, program);
      const set = (sql: string) => database.query(sql, [program]);
      await set(`UPDATE advocate SET status = 'JOINED', first_act_at = NULL WHERE program_id = $1`);
      await set(`UPDATE referral SET submitted_at = '2026-11-12T03:00:00Z' WHERE program_id = $1`);
      await set(
        `UPDATE submission SET submitted_at = '2026-11-11T03:00:00Z' WHERE program_id = $1`,
      );
      await set(
        `UPDATE redemption SET requested_at = '2026-11-13T03:00:00Z' WHERE program_id = $1`,
      );
      for (const [name, status, source] of [
        ['silent', 'JOINED', null],
        ['recorded', 'JOINED', 'SALES'],
        ['away', 'PAUSED', 'FORM'],
        ['long', 'ACTIVE', null],
      ] as const) {
        const other = newId();
        await database.query(
          `INSERT INTO advocate (program_id, id, name, language, time_zone, status, paused_from,
             joined_at, created_at, version)
           VALUES ($1, $2, $3, 'en', 'Asia/Tokyo', $4, CASE $4 WHEN 'PAUSED' THEN 'STAFF' END,
             '2026-11-10T03:00:00Z', '2026-11-09T03:00:00Z', 1)`,
          [program, other, name, status],
        );
        if (source === null) continue;
        await database.query(
          `INSERT INTO referral SELECT (jsonb_populate_record(r, jsonb_build_object('id', $2::text,
             'advocate_id', $3::text, 'source', $4::text, 'external_id', NULL))).*
           FROM referral r WHERE program_id = $1 LIMIT 1`,
          [program, newId(), other, source],
        );
      }
      await set(`UPDATE advocate SET name = 'acted' WHERE program_id = $1 AND joined_at IS NULL`);
    }

    expect((await migrate(url, quiet)).applied).toContain(FILL);
    for (const program of programs) {
      const found = await database.query(
        `SELECT name, status, first_act_at AS at FROM advocate WHERE program_id = $1 ORDER BY name`,
        [program],
      );
      expect(found).toEqual([
        { name: 'acted', status: 'ACTIVE', at: day('11') }, // the submission: 11 < 13
        { name: 'away', status: 'PAUSED', at: day('12') },
        { name: 'long', status: 'ACTIVE', at: day('10') },
        { name: 'recorded', status: 'JOINED', at: null },
        { name: 'silent', status: 'JOINED', at: null },
      ]);
    }
  }, 60_000);
});
