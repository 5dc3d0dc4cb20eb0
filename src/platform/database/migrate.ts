import { runMigrations as runBullMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { applyPrivileges } from './privileges.js';
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
    if (await isCurrent(client, mark)) return { mode, applied: [] };
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
    for (const role of ROLES) await makeRole(client, role);
    return 'separated';
  }
  return (await isMemberOfAll(client)) ? 'separated' : 'single-login';
}

/** Roles belong to the cluster: another database's migration may make them at the same moment. */
async function makeRole(client: pg.Client, role: string): Promise<void> {
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    DO $$ BEGIN
      IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN
        EXECUTE format('GRANT ${role} TO %I', current_user);
      END IF;
    END $$;
  `);
}

async function isMemberOfAll(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM pg_roles
     WHERE rolname = ANY ($1) AND pg_has_role(current_user, oid, 'MEMBER')`,
    [ROLES],
  );
  return rows[0]?.held === ROLES.length;
}

async function isCurrent(client: pg.Client, wanted: string): Promise<boolean> {
  const { rows } = await client.query<{ mark: string | null }>(
    `SELECT obj_description(to_regclass('public.schema_object'), 'pg_class') AS mark`,
  );
  return rows[0]?.mark === wanted;
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
