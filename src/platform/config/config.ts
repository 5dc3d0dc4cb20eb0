import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { bucketOf, type BucketSettings } from './bucket-settings.js';
import { ConfigError } from './config-error.js';
import { Environment } from './environment.js';
import type { TrustedProxies } from './trusted-proxies.js';

export interface Secrets {
  /** signs session cookies and links */
  readonly session: string;
  /** encrypts gift codes */
  readonly code: string;
  /** keys the hashes of people referred */
  readonly hash: string;
}

/** How much one advocate may upload, and how long what is not handed in is kept. */
export interface UploadSettings {
  readonly filesPerDay: number;
  readonly bytesPerDay: number;
  readonly filesInAll: number;
  readonly bytesInAll: number;
  readonly unusedDays: number;
}

export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly role: 'all' | 'api' | 'worker';
  readonly host: string;
  readonly port: number;
  /** the port of a worker's health check; absent: it listens on nothing */
  readonly workerPort: number | null;
  readonly publicUrl: string;
  /** null: the address of a connection is the sender's, whatever its request says */
  readonly trustedProxies: TrustedProxies | null;
  readonly home: string;
  readonly homeIsDefault: boolean;
  /** absent: the embedded server */
  readonly databaseUrl: string | null;
  readonly migrationDatabaseUrl: string | null;
  /** absent: BullMQ on PostgreSQL */
  readonly redisUrl: string | null;
  /** absent: made on first start, kept in the home */
  readonly secrets: Secrets | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** absent: files are kept on the disk of the home */
  readonly bucket: BucketSettings | null;
  readonly uploads: UploadSettings;
  /** kind → days, where they are not the usual ones */
  readonly retentionDays: Readonly<Record<string, number>>;
  readonly logLevel: string;
  /** "Who do you want to be?" beyond loopback */
  readonly demo: boolean;
  readonly graphiql: boolean;
  readonly seed: boolean;
}

/**
 * The only reader of the environment: every setting, its default, and what is wrong with a bad one.
 * Throws ConfigError that lists every wrong setting at once.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const parsed = Environment.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const home = env.GOODTURN_HOME ?? join(process.cwd(), '.goodturn');
  return {
    environment: env.NODE_ENV,
    role: env.ROLE,
    port: env.PORT,
    workerPort: env.WORKER_PORT ?? null,
    home: isAbsolute(home) ? home : resolve(home.replace(/^~(?=\/|$)/, homedir())),
    homeIsDefault: env.GOODTURN_HOME === undefined,
    secrets: secretsOf(env),
    mailFrom: env.MAIL_FROM,
    bucket: bucketOf(env),
    uploads: uploadsOf(env),
    retentionDays: env.RETENTION_DAYS ?? {},
    logLevel: env.LOG_LEVEL,
    seed: env.GOODTURN_SEED,
    trustedProxies: env.TRUSTED_PROXIES ?? null,
    ...addresses(env),
    ...exposure(env),
  };
}

/**
 * Switches of libraries that only the environment can set. Amazon's prints its own plans for
 * versions of Node in our output; our package states which versions we run on.
 */
export function quietLibraries(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}

function addresses(
  env: Environment,
): Pick<
  Config,
  'host' | 'publicUrl' | 'databaseUrl' | 'migrationDatabaseUrl' | 'redisUrl' | 'smtpUrl'
> {
  return {
    host: env.HOST ?? (env.DATABASE_URL === undefined ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${String(env.PORT)}`).replace(/\/$/, ''),
    databaseUrl: env.DATABASE_URL ?? null,
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    smtpUrl: env.SMTP_URL ?? null,
  };
}

const MB = 1_000_000;

function uploadsOf(env: Environment): UploadSettings {
  return {
    filesPerDay: env.UPLOAD_FILES_PER_DAY,
    bytesPerDay: env.UPLOAD_MB_PER_DAY * MB,
    filesInAll: env.UPLOAD_FILES_IN_ALL,
    bytesInAll: env.UPLOAD_MB_IN_ALL * MB,
    unusedDays: env.UPLOAD_UNUSED_DAYS,
  };
}

function exposure(env: Environment): Pick<Config, 'demo' | 'graphiql'> {
  return {
    demo: env.GOODTURN_DEMO ?? false,
    graphiql: env.GOODTURN_GRAPHIQL ?? env.NODE_ENV !== 'production',
  };
}

/** All three or none: one alone would not be used, and whoever set it believes that it is. */
function secretsOf(env: Environment): Secrets | null {
  const { SESSION_SECRET: session, CODE_KEY: code, HASH_KEY: hash } = env;
  if (session !== undefined && code !== undefined && hash !== undefined) {
    return { session, code, hash };
  }
  const all = Object.entries({ SESSION_SECRET: session, CODE_KEY: code, HASH_KEY: hash });
  const missing = all.filter(([, value]) => value === undefined).map(([name]) => name);
  const how = '  (one each: openssl rand -base64 48)';
  if (env.DATABASE_URL !== undefined) {
    throw new ConfigError(
      `With DATABASE_URL these must be set too, and kept for as long as the data: ${missing.join(', ')}\n${how}`,
    );
  }
  if (missing.length === all.length) return null;
  throw new ConfigError(
    `Of the three secrets these are missing: ${missing.join(', ')}. Set them too${how.slice(1)}, or none: ` +
      'then secrets.json of the home holds them.',
  );
}
