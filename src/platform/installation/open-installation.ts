import { secretsOfHome, type Config, type Secrets } from '../config/index.js';
import {
  connectClient,
  DatabaseNotUsable,
  migrate,
  readMode,
  type DatabaseMode,
} from '../database/index.js';

/** A server that runs, the installation's own or another. */
export interface DatabaseServer {
  readonly url: string;
  /** stops the embedded server if nobody else uses it; the last step of a shutdown */
  readonly release: () => Promise<void>;
}

/** What a process needs to run: a database that is up to date, its mode, and the secrets. */
export interface Installation {
  readonly databaseUrl: string;
  readonly mode: DatabaseMode;
  readonly secrets: Secrets;
  /** stops the embedded server if nobody else uses it; the last step of a shutdown */
  readonly release: () => Promise<void>;
}

export interface OpenOptions {
  /** Bring the database up to date first (default), or only look (`doctor`). */
  readonly migrate?: boolean;
  /** progress, for people */
  readonly report: (line: string) => void;
}

/** Opens the database of a server; on failure it releases the server. Its errors say what to do. */
export async function openInstallation(
  config: Config,
  { url: databaseUrl, release }: DatabaseServer,
  { migrate: wanted = true, report }: OpenOptions,
): Promise<Installation> {
  try {
    if (wanted) await migrate(config.migrationDatabaseUrl ?? databaseUrl, report);
    const mode = await inspect(databaseUrl);
    return { databaseUrl, mode, secrets: await secretsFor(config), release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function secretsFor(config: Config): Promise<Secrets> {
  return config.secrets ?? secretsOfHome(config.home);
}

/** Refuses to serve as a role that row-level security does not restrict. */
async function inspect(url: string): Promise<DatabaseMode> {
  const client = await connectClient({ connectionString: url });
  try {
    const mode = await readMode(client);
    if (mode === 'separated') await client.query('SET ROLE goodturn_app');
    const { rows } = await client.query<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles
       WHERE rolname = current_user AND (rolsuper OR rolbypassrls)`,
    );
    if (rows[0]) {
      throw new DatabaseNotUsable(
        `The database role ${rows[0].name} sees every row (superuser or BYPASSRLS), which would ` +
          'switch off the separation of programmes. Use a login without either right.',
      );
    }
    return mode;
  } finally {
    await client.end();
  }
}
