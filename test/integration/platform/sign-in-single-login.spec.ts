import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { systemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { CrossProgramDatabase, Database } from '../../../src/platform/database/index.js';
import {
  makePool,
  migrate,
  openDataSource,
  poolOptions,
} from '../../../src/platform/database/index.js';
import type { TestDatabase } from '../../support/database/test-database.js';
import {
  cookieOf,
  insertMember,
  openTestSignIn,
  type TestSignIn,
} from '../../support/api/test-sign-in.js';

const ignore = (): void => undefined;

const SETTINGS = { mode: 'single-login', entities: [], onError: ignore } as const;

/** On a managed server: one ordinary login that owns its database and may make no roles. */
describe('sign-in with a single login', () => {
  const login = `single_${randomBytes(6).toString('hex')}`;
  const server = process.env['GOODTURN_TEST_SERVER_URL'] ?? '';
  let admin: pg.Pool;
  let superuser: pg.Pool;
  let opened: TestSignIn;
  let test: Pick<TestDatabase, 'database' | 'superuser' | 'dataSource' | 'crossProgram'>;

  beforeAll(async () => {
    admin = makePool({ connectionString: server, max: 1 }, ignore);
    await admin.query(`CREATE ROLE ${login} LOGIN PASSWORD '${login}'`);
    await admin.query(`CREATE DATABASE ${login} OWNER ${login}`);
    const url = new URL(server);
    Object.assign(url, { username: login, password: login, pathname: `/${login}` });
    const { mode } = await migrate(url.href, ignore);
    expect(mode).toBe('single-login');
    superuser = makePool(
      { connectionString: Object.assign(new URL(server), { pathname: `/${login}` }).href, max: 1 },
      ignore,
    );
    const dataSource = await openDataSource({
      ...SETTINGS,
      url: url.href,
      role: 'goodturn_app',
      max: 2,
    });
    test = {
      dataSource,
      database: new Database(dataSource),
      crossProgram: new CrossProgramDatabase(
        makePool(poolOptions(url.href, 'single-login', 'goodturn_jobs', 1), ignore),
      ),
      superuser: async (sql, values = []) => (await superuser.query(sql, values)).rows as never,
    };
    opened = openTestSignIn(test as TestDatabase, { mode: 'single-login', url: url.href });
  }, 60_000);
  afterAll(async () => {
    await opened.signIn.close();
    await Promise.all([test.dataSource.destroy(), test.crossProgram.end(), superuser.end()]);
    await admin.query(`DROP DATABASE ${login} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${login}`);
    await admin.end();
  });

  async function makeProgram(slug: string) {
    const id = newId();
    await superuser.query(
      `INSERT INTO program (id, slug, name, kind, locale, time_zone, currency, color,
         conversion_window_days, conversion_points, late_win_points, assist_points,
         first_contact_days, return_policy, clock_offset_ms, deleting, version, created_at)
       VALUES ($1, $2, 'Test', 'LIVE', 'en', 'UTC', 'EUR', '#1f6f5c', 60, 1, 0, 0, 2, 'DEBT', 0, false, 1, $3)`,
      [id, slug, systemClock.now()],
    );
    return id;
  }

  it('a member signs in by a link and is an actor of their programme alone (R-A1)', async () => {
    const [mine] = [await makeProgram('mine'), await makeProgram('other')];
    const email = 'mei@example.com';
    const { memberId } = await insertMember(test as TestDatabase, mine, {
      email,
      status: 'INVITED',
    });
    await opened.signIn.requestLink(email, null, { sender: '192.0.2.1', place: null });
    await opened.signIn.settled();
    const session = await opened.signIn.confirm(opened.mails.tokenFor(email), new Headers());
    expect(session?.memberId).toBe(memberId);
    const headers = { cookie: cookieOf(session?.cookies ?? []) };
    const actorIn = async (slug: string) =>
      (await opened.reader.identify({ headers, id: 'r' }, slug)).actor?.programId ?? null;
    expect([await actorIn('mine'), await actorIn('other')]).toEqual([mine, null]);
  });

  it('R-A1: a programme sees its own people, and nobody else', async () => {
    const [one, two] = [await makeProgram('one'), await makeProgram('two')];
    await insertMember(test as TestDatabase, one, { email: 'one@example.com', name: 'One' });
    await insertMember(test as TestDatabase, two, { email: 'two@example.com', name: 'Two' });
    const names = await test.database.read({ programId: one }, (tx) =>
      tx.query<{ name: string }[]>('SELECT name FROM auth.program_member'),
    );
    expect(names).toEqual([{ name: 'One' }]);
  });
});
