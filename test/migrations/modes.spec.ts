import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import {
  migrate,
  pendingMigrations,
  readMode,
  type DatabaseMode,
} from '../../src/platform/database/index.js';
import { openFreshServer, type FreshServer } from '../support/database/fresh-server.js';
import { emptyDatabase, type EmptyDatabase } from '../support/database/migrated.js';
import { asSuperuser, makeLogin } from '../support/database/test-template.js';

const ROLES = ['goodturn_app', 'goodturn_jobs', 'goodturn_owner'];
const dump = readFileSync('test/migrations/catalogue.dump.sql', 'utf8');
const quiet = (): void => undefined;

/** From an empty database of a server that has never seen Goodturn. */
describe('migrate, from empty', () => {
  let server: FreshServer;
  const opened: EmptyDatabase[] = [];

  beforeAll(async () => {
    server = await openFreshServer();
  }, 120_000);
  afterAll(() => server.close());

  const asAdmin = (sql: string): Promise<unknown> =>
    asSuperuser((client) => client.query(sql), server.url);

  async function empty(owner: string | null): Promise<EmptyDatabase> {
    const made = await emptyDatabase(owner, server.url);
    opened.push(made);
    return made;
  }

  /** Databases and roles of the test before are gone: every way begins on a fresh cluster. */
  async function fresh(): Promise<void> {
    for (const database of opened.splice(0)) await database.drop();
    for (const role of [...ROLES, 'plain']) await asAdmin(`DROP ROLE IF EXISTS ${role}`);
  }

  async function modeOf(url: string): Promise<DatabaseMode> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await readMode(client);
    } finally {
      await client.end();
    }
  }

  async function pendingOf(url: string): Promise<string[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await pendingMigrations(client);
    } finally {
      await client.end();
    }
  }

  /** Both of the product's pools work, as the login that migrated. */
  async function rolesOf(url: string): Promise<string[]> {
    const found: string[] = [];
    for (const role of ['goodturn_app', 'goodturn_jobs']) {
      const client = new pg.Client({ connectionString: url, options: `-c role=${role}` });
      await client.connect();
      const { rows } = await client.query<{ role: string }>(
        'SELECT current_user AS role, (SELECT count(*) FROM program)',
      );
      found.push(rows[0]?.role ?? '');
      await client.end();
    }
    return found;
  }

  it('a superuser gets separated roles', async () => {
    await fresh();
    const database = await empty(null);
    expect(await migrate(database.url, quiet)).toMatchObject({ mode: 'separated' });
    expect(await modeOf(database.url)).toBe('separated');
    expect(await rolesOf(database.url)).toEqual(['goodturn_app', 'goodturn_jobs']);
    expect(await database.catalogue()).toBe(dump);
  }, 60_000);

  it('a login that may make roles makes them, and gets separated roles', async () => {
    await fresh();
    await asSuperuser((client) => makeLogin(client, 'plain', 'CREATEROLE'), server.url);
    const database = await empty('plain');
    const url = database.as('plain');
    expect(await migrate(url, quiet)).toMatchObject({ mode: 'separated' });
    expect(await rolesOf(url)).toEqual(['goodturn_app', 'goodturn_jobs']);
    expect(await database.catalogue()).toBe(dump);
  }, 60_000);

  it('an ordinary login uses roles that were made beforehand', async () => {
    await fresh();
    await asSuperuser((client) => makeLogin(client, 'plain'), server.url);
    for (const role of ROLES) await asAdmin(`CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO plain`);
    const database = await empty('plain');
    const url = database.as('plain');
    expect(await migrate(url, quiet)).toMatchObject({ mode: 'separated' });
    expect(await rolesOf(url)).toEqual(['goodturn_app', 'goodturn_jobs']);
    expect(await database.catalogue()).toBe(dump);
  }, 60_000);

  it('an ordinary login without roles is the single login', async () => {
    await fresh();
    await asSuperuser((client) => makeLogin(client, 'plain'), server.url);
    const database = await empty('plain');
    const url = database.as('plain');
    expect(await migrate(url, quiet)).toMatchObject({ mode: 'single-login' });
    expect(await modeOf(url)).toBe('single-login');
    const owners = await database.query(
      `SELECT DISTINCT tableowner AS owner FROM pg_tables
       WHERE schemaname IN ('public', 'auth', 'bullmq')`,
    );
    expect(owners).toEqual([{ owner: 'plain' }]);
  }, 60_000);

  it('the login of a server, which owns nothing, is told what to do, before and after', async () => {
    await fresh();
    await asSuperuser((client) => makeLogin(client, 'plain', 'NOINHERIT'), server.url);
    for (const role of ROLES) await asAdmin(`CREATE ROLE ${role} NOLOGIN`);
    await asAdmin(`GRANT goodturn_app, goodturn_jobs TO plain`);
    const database = await empty(null);
    const plain = database.as('plain');
    await expect(migrate(plain, quiet)).rejects.toThrow(
      /login plain may not.*MIGRATION_DATABASE_URL/,
    );
    await migrate(database.url, quiet);
    expect(await migrate(plain, quiet)).toEqual({ mode: 'separated', applied: [], repeated: [] });
    expect(await pendingOf(plain)).toEqual([]);
  });

  it('two databases of one new cluster migrate at once: the roles are made once', async () => {
    for (let round = 0; round < 2; round += 1) {
      await fresh();
      const databases = [await empty(null), await empty(null), await empty(null)];
      await Promise.all(databases.map(({ url }) => migrate(url, quiet)));
      for (const database of databases) expect(await database.catalogue()).toBe(dump);
    }
  }, 120_000);
});
