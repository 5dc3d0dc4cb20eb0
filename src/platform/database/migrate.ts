import { runMigrations as runBullMigrations } from 'bullmq';
import pg from 'pg';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { currentSchema, type Schema } from '../../migrations/index.js';
import { applyRepeatables, applyTables } from './apply-schema.js';
import { isOfNewerVersion, leaveMark, markOf, readMark } from './migration-mark.js';
import { applyPrivileges } from './privileges.js';
import { poolOptions, type DatabaseMode } from './pools.js';
import { connectClient } from './single-client.js';
import { isMemberOfAll, makeRoles, MAY_ENTER } from './roles.js';

const LOCK = 7_011_060_015;

export interface MigrateResult {
  readonly mode: DatabaseMode;
  /** names of the tables' files that ran now */
  readonly applied: readonly string[];
  /** names of the repeatable files that were applied now: new ones, and those that changed */
  readonly repeated: readonly string[];
}

/** As the server numbers itself: 150004 is 15.4. */
const OLDEST_SERVER = 150_000;

/** This database cannot be used as it is; the message says what to do. */
export class DatabaseNotUsable extends DisplayableError {
  override readonly name = 'DatabaseNotUsable';
}

/** Throws DatabaseNotUsable below PostgreSQL 15. */
export function refuseOldServer(version: number): void {
  if (version >= OLDEST_SERVER) return;
  throw new DatabaseNotUsable(
    `The server of DATABASE_URL is PostgreSQL ${String(Math.floor(version / 10_000))}. ` +
      'Goodturn wants 15 or newer: upgrade it, or name another.',
  );
}

const NOTHING = { applied: [], repeated: [] } as const;

/**
 * Brings a database up to date, as its owner and one process at a time: roles where the login may
 * make them, the tables of `schema` one file after the other, BullMQ's schema, then in one
 * transaction what is repeatable, and grants and policies for the mode found.
 */
export async function migrate(
  url: string,
  log: (line: string) => void,
  schema: Schema = currentSchema(),
): Promise<MigrateResult> {
  const client = await connectClient({ connectionString: url });
  try {
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version FROM pg_advisory_lock($1)`,
      [LOCK],
    );
    refuseOldServer(rows[0]?.version ?? 0);
    const mode = await findMode(client);
    const mark = await readMark(client);
    if (mark === markOf(schema)) return { mode, ...NOTHING };
    if (isOfNewerVersion(mark, schema)) {
      log('a newer version has migrated this database: it is left as it is');
      return { mode, ...NOTHING };
    }
    await assertIsOurs(client, mark);
    await assertMayMigrate(client, mode);
    if (mode === 'separated') await prepareOwner(client);
    return { mode, ...(await applyAll(client, url, mode, schema, log)) };
  } finally {
    await client.end();
  }
}

async function applyAll(
  client: pg.Client,
  url: string,
  mode: DatabaseMode,
  schema: Schema,
  log: (line: string) => void,
): Promise<Omit<MigrateResult, 'mode'>> {
  const owner = await connectClient({
    connectionString: url,
    options: mode === 'separated' ? '-c role=goodturn_owner' : '',
    application_name: 'goodturn_owner',
  });
  try {
    const applied = await applyTables(owner, schema.tables, log);
    await migrateQueues(client, url, mode);
    await owner.query('BEGIN');
    const repeated = await applyRepeatables(owner, schema.repeatables);
    await applyPrivileges(owner, mode);
    // Last of all: without the mark a migration that was killed goes on at the next start.
    await leaveMark(owner, schema);
    await owner.query('COMMIT');
    if (repeated.length > 0) log(`made anew: ${repeated.length} functions, views and access files`);
    return { applied, repeated };
  } finally {
    await owner.end();
  }
}

/** The mode of a database that is migrated already. Throws where it is not. */
export async function readMode(client: pg.ClientBase): Promise<DatabaseMode> {
  const { rows } = await client.query<{ owner: string | null }>(
    `SELECT (SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'program') AS owner`,
  );
  const owner = rows[0]?.owner ?? null;
  if (owner === null) {
    throw new DatabaseNotUsable(
      'This database has no Goodturn tables yet. Run: npm run cli -- migrate',
    );
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

/** Throws with what to do where the login is the application's and not the owner's. */
async function assertMayMigrate(client: pg.Client, mode: DatabaseMode): Promise<void> {
  const may =
    mode === 'separated'
      ? `pg_has_role(current_user, 'goodturn_owner', ${MAY_ENTER})`
      : `has_schema_privilege('public', 'CREATE')`;
  const { rows } = await client.query<{ login: string; may: boolean }>(
    `SELECT current_user AS login, ${may} AS may`,
  );
  if (rows[0]?.may !== false) return;
  throw new DatabaseNotUsable(
    `The tables of this database have to be made or changed, which the login ${rows[0].login} may not. ` +
      'Set MIGRATION_DATABASE_URL to the login that owns them, and run: npm run cli -- migrate',
  );
}

/** Before the first release the history of migrations was rewritten. */
async function assertIsOurs(client: pg.Client, mark: string | null): Promise<void> {
  const { rows } = await client.query<{ old: boolean }>(
    `SELECT to_regclass('public.program') IS NOT NULL
        AND to_regclass('public.schema_file') IS NULL AS old`,
  );
  if (mark !== null || rows[0]?.old !== true) return;
  throw new DatabaseNotUsable(
    'This database was made before the first release, by migrations that are no more. ' +
      'Begin with a fresh one.',
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

/** BullMQ's migration runs CREATE SCHEMA even where it exists, which takes a right for a while. */
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
  // A migration takes as long as it takes.
  const unlimited = { statement_timeout: 0, query_timeout: 0 };
  const pool = new pg.Pool({ ...poolOptions(url, mode, 'goodturn_jobs', 1), ...unlimited });
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
