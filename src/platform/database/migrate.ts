import { setTimeout } from 'node:timers/promises';
import { runMigrations as runBullMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { sqlStateOf } from './database.js';
import { applyPrivileges } from './privileges.js';
import { migrationMark } from './pending-migrations.js';
import { poolOptions, type DatabaseMode } from './pools.js';

const ROLES = ['goodturn_owner', 'goodturn_app', 'goodturn_jobs'] as const;
const LOCK = 7_011_060_015;

export type MigrationClass = new () => MigrationInterface;

export interface MigrateResult {
  readonly mode: DatabaseMode;
  /** names of the migrations that ran now */
  readonly applied: readonly string[];
}

/**
 * Brings a database up to date, as its owner and one process at a time: roles where the login may
 * make them, the migrations of `list`, BullMQ's schema, then grants and policies for the mode found.
 */
export async function migrate(
  url: string,
  log: (line: string) => void,
  list: readonly MigrationClass[] = migrations,
): Promise<MigrateResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const mode = await findMode(client);
    const mark = list.map((Migration) => Migration.name).join(' ');
    if ((await migrationMark(client)) === mark) return { mode, applied: [] };
    await assertMayMigrate(client, mode);
    if (mode === 'separated') await prepareOwner(client);
    const applied = await runOurs(url, mode, list, log);
    await migrateQueues(client, url, mode);
    // Last of all: without the mark a migration that was killed goes on at the next start.
    await applyPrivileges(client, mode, mark);
    return { mode, applied };
  } finally {
    await client.end();
  }
}

/** The mode of a database that is migrated already. Throws where it is not. */
export async function readMode(client: pg.ClientBase): Promise<DatabaseMode> {
  const { rows } = await client.query<{ owner: string | null }>(
    `SELECT (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'program') AS owner`,
  );
  const owner = rows[0]?.owner ?? null;
  if (owner === null) {
    throw new Error('This database has no Goodturn tables yet. Run: npm run cli -- migrate');
  }
  return owner === 'goodturn_owner' ? 'separated' : 'single-login';
}

async function findMode(client: pg.Client): Promise<DatabaseMode> {
  const { rows } = await client.query<{ owner: string | null; may_create: boolean }>(
    `SELECT (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'program') AS owner,
            rolsuper OR rolcreaterole AS may_create
     FROM pg_roles WHERE rolname = current_user`,
  );
  const owner = rows[0]?.owner ?? null;
  if (owner !== null) return owner === 'goodturn_owner' ? 'separated' : 'single-login';
  if (rows[0]?.may_create) {
    await makeRoles(client);
    return 'separated';
  }
  return (await isMemberOfAll(client)) ? 'separated' : 'single-login';
}

/** From 16 on a login may be a member of a role and yet not enter it. */
const MAY_ENTER = `CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END`;

/** duplicate_object, unique_violation, undefined_object, "tuple concurrently updated" */
const RACES = new Set(['42710', '23505', '42704', 'XX000']);
const MAX_ATTEMPTS = 5;

/**
 * Roles belong to the cluster, and no lock does: another database's migration may be making the
 * same ones at this moment, so what fails for that is looked at again.
 */
async function makeRoles(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const role of ROLES) await makeRole(client, role);
      return;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !RACES.has(sqlStateOf(error) ?? '')) throw error;
      await setTimeout(attempt * 100);
    }
  }
}

async function makeRole(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  await client.query(`
    DO $$ BEGIN
      IF NOT pg_has_role(current_user, '${role}', ${MAY_ENTER}) THEN
        EXECUTE format('GRANT ${role} TO %I', current_user);
      END IF;
    END $$;
  `);
}

async function isMemberOfAll(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM pg_roles
     WHERE rolname = ANY ($1) AND pg_has_role(current_user, oid, ${MAY_ENTER})`,
    [ROLES],
  );
  return rows[0]?.held === ROLES.length;
}

/** Says what to do where the login is the server's and not the owner's. */
async function assertMayMigrate(client: pg.Client, mode: DatabaseMode): Promise<void> {
  const may =
    mode === 'separated'
      ? `pg_has_role(current_user, 'goodturn_owner', ${MAY_ENTER})`
      : `has_schema_privilege('public', 'CREATE')`;
  const { rows } = await client.query<{ login: string; may: boolean }>(
    `SELECT current_user AS login, ${may} AS may`,
  );
  if (rows[0]?.may !== false) return;
  throw new Error(
    `The tables of this database have to be made or changed, which the login ${rows[0].login} may not. ` +
      'Set MIGRATION_DATABASE_URL to the login that owns them, and run: npm run cli -- migrate',
  );
}

async function prepareOwner(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE, CREATE ON SCHEMA public TO goodturn_owner;
    GRANT USAGE ON SCHEMA public TO goodturn_app, goodturn_jobs;
    DO $$ BEGIN
      EXECUTE format('GRANT CREATE ON DATABASE %I TO goodturn_owner', current_database());
    END $$;
  `);
}

async function runOurs(
  url: string,
  mode: DatabaseMode,
  list: readonly MigrationClass[],
  log: (line: string) => void,
): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    extra: { max: 1, options: mode === 'separated' ? '-c role=goodturn_owner' : '' },
    migrations: [...list],
    migrationsTableName: 'migrations',
    logging: false,
    installExtensions: false,
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations({ transaction: 'each' });
    for (const { name } of ran) log(`migrated: ${name}`);
    return ran.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

/** BullMQ's own migration says CREATE SCHEMA even where it exists, which takes a right for a while. */
async function migrateQueues(client: pg.Client, url: string, mode: DatabaseMode): Promise<void> {
  const change = (words: string): Promise<unknown> =>
    client.query(`DO $$ BEGIN
      EXECUTE format('${words}', current_database());
    END $$`);
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS bullmq ${mode === 'separated' ? 'AUTHORIZATION goodturn_jobs' : ''}`,
  );
  if (mode === 'separated') await change('GRANT CREATE ON DATABASE %I TO goodturn_jobs');
  await runBull(url, mode);
  if (mode === 'separated') await change('REVOKE CREATE ON DATABASE %I FROM goodturn_jobs');
}

async function runBull(url: string, mode: DatabaseMode): Promise<void> {
  const pool = new pg.Pool(poolOptions(url, mode, 'goodturn_jobs', 1));
  try {
    const client = await pool.connect();
    try {
      await runBullMigrations(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}
