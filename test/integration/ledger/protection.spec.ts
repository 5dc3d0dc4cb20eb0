import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { purgeProgram } from '../../support/database/purge-program.js';
import { newId } from '../../../src/kernel/ids.js';
import { migrate } from '../../../src/platform/database/index.js';
import { openLedger, type LedgerBench } from '../../support/worlds/ledger.js';

const APPEND_ONLY = ['transfer', 'lot_use', 'posting_key'];
const PROJECTIONS = ['wallet', 'reversal', 'lot'];
const TABLES = [...APPEND_ONLY, ...PROJECTIONS];

let ledger: LedgerBench;

beforeAll(async () => {
  // The single login has a part of its own below: what it may not do, triggers refuse.
  ledger = await openLedger({ mode: 'separated' });
  const subject = { kind: 'REFERRAL', id: newId() };
  await ledger.post([
    { op: 'EARN', points: 100, subject },
    { op: 'SPEND', points: 10 },
    { op: 'REVERSE', points: 5, subject, policy: 'DEBT' },
  ]);
});
afterAll(() => ledger.test.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => String((error as { code?: string }).code),
  );
}

/** Of a programme's rows: something to change, whatever the table. */
const change = (table: string): string => `UPDATE ${table} SET program_id = program_id`;

describe('R-P2: transfers are never changed or deleted', () => {
  it.each(TABLES)('%s: a superuser is refused UPDATE, DELETE and TRUNCATE', async (table) => {
    for (const sql of [change(table), `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      expect([sql, await codeOf(ledger.test.superuser(sql))]).toEqual([sql, 'GT001']);
    }
  });

  it.each(TABLES)('%s: a superuser writes no row past post_transfers', async (table) => {
    const copy = `INSERT INTO ${table} SELECT * FROM ${table}`;
    expect(await codeOf(ledger.test.superuser(copy))).toBe('GT001');
  });

  it.each(APPEND_ONLY)('%s: not even the posting function could change a row', async (table) => {
    const sql = `BEGIN; SET LOCAL app.posting = 'on'; ${change(table)}; COMMIT`;
    expect(await codeOf(ledger.test.superuser(sql))).toBe('GT001');
  });

  it.each(TABLES)('%s: the application may only read', async (table) => {
    const asApp = (sql: string): Promise<string> =>
      codeOf(ledger.test.database.write(ledger.actor, 'test', (tx) => tx.query(sql)));
    const copy = `INSERT INTO ${table} SELECT * FROM ${table}`;
    for (const sql of [change(table), `DELETE FROM ${table}`, `TRUNCATE ${table}`, copy]) {
      expect([sql, await asApp(sql)]).toEqual([sql, '42501']);
    }
    expect(await asApp(`SELECT * FROM ${table}`)).toBe('nothing was refused');
  });

  it('the application may call post_transfers and none of its parts', async () => {
    const functions = await ledger.test.superuser<{ name: string; may: boolean }>(
      `SELECT p.proname AS name, has_function_privilege('goodturn_app', p.oid, 'EXECUTE') AS may
         FROM schema_object o JOIN pg_proc p ON p.oid = to_regprocedure(o.name)
        WHERE o.kind = 'FUNCTION' AND p.proname IN ('post_transfers', 'lock_wallets',
          'items_to_post', 'write_postings', 'write_transfer', 'use_lots', 'expire_lots',
          'standing_awards', 'mark_undone', 'undo_awards', 'restore_written_off', 'return_spend',
          'release_holds')`,
    );
    expect(functions).toHaveLength(13);
    expect(functions.filter(({ may }) => may).map(({ name }) => name)).toEqual(['post_transfers']);
  });

  it('R-A1: nothing is posted without a programme, and nothing of another is seen', async () => {
    const client = new pg.Client({
      connectionString: ledger.test.url,
      options: '-c role=goodturn_app',
    });
    await client.connect();
    try {
      expect(await codeOf(client.query(`SELECT * FROM post_transfers(now(), '[]')`))).toBe('GT003');
      for (const table of [...TABLES, 'entry']) {
        expect((await client.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
      }
    } finally {
      await client.end();
    }
  });

  it('a programme that is deleted takes its ledger with it', async () => {
    const other = await openLedger();
    await other.post([
      { op: 'EARN', points: 10 },
      { op: 'SPEND', points: 3 },
    ]);
    await purgeProgram(other.test, other.actor.programId);
    for (const table of TABLES) {
      expect(await other.test.superuser(`SELECT FROM ${table}`)).toEqual([]);
    }
    await other.test.close();
  });
});

describe('with a single login, who owns the tables', () => {
  const name = `goodturn_single_${randomBytes(5).toString('hex')}`;
  const program = newId();
  let client: pg.Client;

  const inProgram = async (sql: string, values: unknown[] = []): Promise<unknown[]> => {
    await client.query('BEGIN');
    try {
      await client.query(`SELECT set_config('app.program_id', $1, true)`, [program]);
      const { rows } = await client.query<object>(sql, values);
      await client.query('COMMIT');
      return rows;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  };

  beforeAll(async () => {
    await ledger.test.superuser(`CREATE ROLE ${name} LOGIN PASSWORD 'single'`);
    await ledger.test.superuser(`CREATE DATABASE ${name} OWNER ${name}`);
    const url = new URL(ledger.test.url);
    Object.assign(url, { pathname: `/${name}`, username: name, password: 'single' });
    expect((await migrate(url.href, () => undefined)).mode).toBe('single-login');
    client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await inProgram('SELECT * FROM post_transfers(now(), $1)', [
      JSON.stringify([
        { id: newId(), key: 'a', op: 'EARN', owner: newId(), points: 10, rule: 'R-TEST' },
      ]),
    ]);
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await ledger.test.superuser(`DROP DATABASE ${name} WITH (FORCE)`);
    await ledger.test.superuser(`DROP ROLE ${name}`);
  });

  it.each(['transfer', 'posting_key', 'wallet', 'lot'])(
    'R-P2: %s is changed by post_transfers alone',
    async (table) => {
      const copy = `INSERT INTO ${table} SELECT * FROM ${table}`;
      for (const sql of [change(table), `DELETE FROM ${table}`, `TRUNCATE ${table}`, copy]) {
        expect([sql, await codeOf(inProgram(sql))]).toEqual([sql, 'GT001']);
      }
      expect(await inProgram(`SELECT FROM ${table}`)).toHaveLength(1);
    },
  );

  it('R-A1: the owner sees nothing without a programme', async () => {
    expect((await client.query('SELECT FROM transfer')).rowCount).toBe(0);
    expect((await client.query('SELECT FROM entry')).rowCount).toBe(0);
  });
});
