import pg from 'pg';
import { migrate, type DatabaseMode } from '../../../src/platform/database/index.js';

/** The ordinary login of the tests' single-login databases; it owns them and may make no roles. */
const LOGIN = 'goodturn_test_login';
const LOCK = 7_011_060_016;

export interface Template {
  readonly name: string;
  /** the login that owns the clones; null: the server's superuser */
  readonly login: string | null;
}

export const testServerUrl = (): string => process.env['GOODTURN_TEST_SERVER_URL'] ?? '';

/** What the run asks for by `GOODTURN_TEST_MODE=single-login`; otherwise separated roles. */
export function modeOfRun(): DatabaseMode {
  return process.env['GOODTURN_TEST_MODE'] === 'single-login' ? 'single-login' : 'separated';
}

/** The URL of a database of the test server, as its superuser or as another login. */
export function urlOf(database: string, login: string | null = null): string {
  const url = new URL(testServerUrl());
  url.pathname = `/${database}`;
  if (login !== null) Object.assign(url, { username: login, password: login });
  return url.href;
}

export async function asSuperuser<T>(
  work: (client: pg.Client) => Promise<T>,
  url = testServerUrl(),
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The migrated database that spec files clone; the one with a single login is made on first use. */
export async function templateFor(mode: DatabaseMode): Promise<Template> {
  const separated = process.env['GOODTURN_TEST_TEMPLATE'] ?? '';
  if (mode === 'separated') return { name: separated, login: null };
  const name = `${separated}_single`;
  await asSuperuser(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await makeLogin(client, LOGIN);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${LOGIN}`);
    await migrate(urlOf(name, LOGIN), () => undefined);
  });
  return { name, login: LOGIN };
}

/** A login like that of a managed server, whose password is its name. */
export async function makeLogin(client: pg.Client, login: string, rights = ''): Promise<void> {
  await client.query(`
    DO $$ BEGIN
      CREATE ROLE ${login} LOGIN PASSWORD '${login}' ${rights};
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
}
