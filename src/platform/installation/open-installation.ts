import type pg from 'pg';
import { findSecretsOfHome, secretsOfHome, type Config, type Secrets } from '../config/index.js';
import {
  connectClient,
  DatabaseNotUsable,
  migrate,
  poolOptions,
  readMode,
  type DatabaseMode,
} from '../database/index.js';
import { leaveMarks, othersThan, readMarks, replaceMarks, type Marks } from './secret-marks.js';
import { lossesOf, secretsDiffer, secretsLost } from './secrets-refused.js';

/** A server that hangs must not keep a start waiting. */
const LOOK_MS = 10_000;

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

/**
 * Brings the database of a server up to date and opens it; on failure it releases the server.
 * `report` gets progress, for people. Its errors say what to do.
 */
export async function openInstallation(
  config: Config,
  { url: databaseUrl, release }: DatabaseServer,
  report: (line: string) => void,
): Promise<Installation> {
  try {
    await migrate(config.migrationDatabaseUrl ?? databaseUrl, report);
    const mode = await inspect(databaseUrl);
    const secrets = await asJobs(databaseUrl, mode, (client) => secretsFor(config, client));
    return { databaseUrl, mode, secrets, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** As `openInstallation`, for who only looks: nothing is written, the secrets are `checkSecrets`'s. */
export async function lookAtInstallation({
  url: databaseUrl,
  release,
}: DatabaseServer): Promise<Omit<Installation, 'secrets'>> {
  try {
    return { databaseUrl, mode: await inspect(databaseUrl), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Writes nothing. Throws what a start with these secrets would: SecretsRefused, ConfigError. */
export async function checkSecrets(
  config: Config,
  { databaseUrl, mode }: Pick<Installation, 'databaseUrl' | 'mode'>,
): Promise<void> {
  const marks = await asJobs(databaseUrl, mode, readMarks);
  if (marks === null) return;
  const secrets = config.secrets ?? (await findSecretsOfHome(config.home));
  if (secrets === null) throw secretsLost(config.home);
  refuseOthers(config, marks, secrets);
}

/**
 * Those that the data was written with. A database without marks gets them once. Throws
 * SecretsRefused.
 */
async function secretsFor(config: Config, client: pg.Client): Promise<Secrets> {
  const secrets = await findSecrets(config, (await readMarks(client)) !== null);
  await leaveMarks(client, secrets);
  const marks = await readMarks(client);
  if (marks !== null) refuseOthers(config, marks, secrets);
  return secrets;
}

function refuseOthers(config: Config, marks: Marks, secrets: Secrets): void {
  const others = othersThan(marks, secrets);
  if (others.length > 0) throw secretsDiffer(config, others);
}

/** New ones are made only where no data was written yet. */
async function findSecrets({ secrets, home }: Config, isMarked: boolean): Promise<Secrets> {
  if (secrets !== null) return secrets;
  const found = await findSecretsOfHome(home);
  if (found !== null) return found;
  if (isMarked) throw secretsLost(home);
  return secretsOfHome(home);
}

/**
 * Takes other secrets for those of the data from now on; what the former ones wrote is lost. Without
 * `accept` it only looks. Returns what is or would be lost, a line for each secret.
 */
export async function acceptSecrets(
  config: Config,
  { url, release }: DatabaseServer,
  accept: boolean,
): Promise<readonly string[]> {
  try {
    return await asJobs(url, await inspect(url), async (client) => {
      const marks = await readMarks(client);
      if (marks === null) return [];
      const found = config.secrets ?? (await findSecretsOfHome(config.home));
      if (accept) await replaceMarks(client, found ?? (await secretsOfHome(config.home)));
      return lossesOf(found === null ? ['session', 'code', 'hash'] : othersThan(marks, found));
    });
  } finally {
    await release();
  }
}

/** On a connection of its own. */
async function asJobs<T>(
  url: string,
  mode: DatabaseMode,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const { options = '' } = poolOptions(url, mode, 'goodturn_jobs', 1);
  const client = await connectClient({ connectionString: url, options, query_timeout: LOOK_MS });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Refuses to serve as a role that row-level security does not restrict. */
async function inspect(url: string): Promise<DatabaseMode> {
  const client = await connectClient({ connectionString: url, query_timeout: LOOK_MS });
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
