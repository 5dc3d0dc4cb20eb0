import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { bucketOf, type BucketSettings } from './bucket-settings.js';
import { ConfigError } from './config-error.js';
import { TrustedProxiesSetting, type TrustedProxies } from './trusted-proxies.js';

/** The only reader of the environment. Every setting, its default, and what is wrong with a bad one. */
const Flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((text) => text === '1' || text === 'true');

const Secret = z
  .string()
  .min(32, 'must have at least 32 characters (try: openssl rand -base64 48)');

const BucketName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'want the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
  );

/** Never empty: everything below it is ours. */
const FilesPrefix = z
  .string()
  .regex(
    /^[\w-]+(\/[\w-]+)*\/?$/,
    'want folders of letters, digits, _ and -, such as goodturn or prod/goodturn',
  )
  .transform((prefix) => prefix.replace(/\/$/, ''));

const Amount = z.coerce.number().int().min(1).max(1_000_000);

/** `audit=1095,click=200` */
const Days = z
  .string()
  .regex(
    /^[a-z-]+=\d{1,5}(,[a-z-]+=\d{1,5})*$/,
    'want kinds and days, such as audit=1095,click=200',
  )
  .transform((text) =>
    Object.fromEntries(
      text.split(',').map((each): [string, number] => {
        const [kind = '', days = ''] = each.split('=');
        return [kind, Number(days)];
      }),
    ),
  );

const ENDPOINT = 'want the address of the store, such as https://s3.example.com';

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  HOST: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: TrustedProxiesSetting.optional(),
  GOODTURN_HOME: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MIGRATION_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SESSION_SECRET: Secret.optional(),
  CODE_KEY: Secret.optional(),
  HASH_KEY: Secret.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Goodturn <goodturn@localhost>'),
  FILES_BUCKET: BucketName.optional(),
  FILES_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'want a region such as eu-central-1')
    .optional(),
  FILES_ENDPOINT: z.url({ protocol: /^https?$/, error: ENDPOINT }).optional(),
  FILES_KEY_ID: z.string().optional(),
  FILES_SECRET_KEY: z.string().optional(),
  FILES_PATH_STYLE: Flag.optional(),
  FILES_PREFIX: FilesPrefix.default('goodturn'),
  UPLOAD_FILES_PER_DAY: Amount.default(50),
  UPLOAD_MB_PER_DAY: Amount.default(200),
  UPLOAD_FILES_IN_ALL: Amount.default(1_000),
  UPLOAD_MB_IN_ALL: Amount.default(1_000),
  UPLOAD_UNUSED_DAYS: z.coerce.number().int().min(2).max(3_650).default(30),
  RETENTION_DAYS: Days.optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  GOODTURN_DEMO: Flag.optional(),
  GOODTURN_GRAPHIQL: Flag.optional(),
  GOODTURN_SEED: Flag.default(true),
});

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

/** Throws ConfigError that lists every wrong setting at once. */
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

type Environment = z.infer<typeof Environment>;

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

function secretsOf(env: Environment): Secrets | null {
  const { SESSION_SECRET: session, CODE_KEY: code, HASH_KEY: hash } = env;
  if (session !== undefined && code !== undefined && hash !== undefined) {
    return { session, code, hash };
  }
  if (env.DATABASE_URL !== undefined) {
    const missing = Object.entries({ SESSION_SECRET: session, CODE_KEY: code, HASH_KEY: hash })
      .filter(([, value]) => value === undefined)
      .map(([name]) => name);
    throw new ConfigError(
      `With DATABASE_URL these must be set too, and kept for as long as the data: ${missing.join(', ')}\n` +
        '  (one each: openssl rand -base64 48)',
    );
  }
  return null;
}
