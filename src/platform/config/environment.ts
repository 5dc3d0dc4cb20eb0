import { z } from 'zod';
import { TrustedProxiesSetting } from './trusted-proxies.js';

/** What each setting may be. What is said of another value is ours, and never quotes it. */

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, { error: `want one of ${values.join(', ')}` });
}

const Flag = oneOf(['0', '1', 'true', 'false']).transform(
  (text) => text === '1' || text === 'true',
);

function wholeNumber(least: number, most: number) {
  const error = `want a whole number from ${String(least)} to ${String(most)}`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.number().min(least, error).max(most, error));
}

const Amount = wholeNumber(1, 1_000_000);
const Port = wholeNumber(0, 65_535);

/** `new URL` reads more as an address than people mean: `postgres:db` has no host. */
function address(protocols: readonly string[], error: string) {
  const start = new RegExp(`^(${protocols.join('|')})://`, 'i');
  return z.string().refine((text) => start.test(text) && URL.canParse(text), error);
}

const IN_PASSWORDS = 'in user and password, write @ as %40, : as %3A, / as %2F, # as %23';
const Postgres = address(
  ['postgres', 'postgresql'],
  `want the address of a PostgreSQL, such as postgres://user:password@db.example.com:5432/goodturn (${IN_PASSWORDS})`,
);
const Redis = address(
  ['redis', 'rediss'],
  `want the address of a Redis or Valkey, such as redis://:password@redis.example.com:6379, with TLS rediss:// (${IN_PASSWORDS})`,
);
const Smtp = address(
  ['smtp', 'smtps'],
  `want the address of a mail server, such as smtp://user:password@mail.example.com:587, with TLS from the start smtps:// (${IN_PASSWORDS})`,
);
const Public = address(
  ['http', 'https'],
  'want the address that people open, such as https://goodturn.example.com',
);
const Endpoint = address(
  ['http', 'https'],
  'want the address of the store, such as https://s3.example.com',
);

const Secret = z
  .string()
  .min(32, 'must have at least 32 characters (try: openssl rand -base64 48)');

const Sender = z
  .string()
  .regex(
    /^[^\r\n]*[^\s@]@[^\s@]+$/,
    'want the sender of mails, such as Goodturn <goodturn@example.com>',
  );

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

export const Environment = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  ROLE: oneOf(['all', 'api', 'worker']).default('all'),
  HOST: z.string().optional(),
  PORT: Port.default(3000),
  WORKER_PORT: Port.optional(),
  PUBLIC_URL: Public.optional(),
  TRUSTED_PROXIES: TrustedProxiesSetting.optional(),
  GOODTURN_HOME: z.string().optional(),
  DATABASE_URL: Postgres.optional(),
  MIGRATION_DATABASE_URL: Postgres.optional(),
  REDIS_URL: Redis.optional(),
  SESSION_SECRET: Secret.optional(),
  CODE_KEY: Secret.optional(),
  HASH_KEY: Secret.optional(),
  SMTP_URL: Smtp.optional(),
  MAIL_FROM: Sender.default('Goodturn <goodturn@localhost>'),
  FILES_BUCKET: BucketName.optional(),
  FILES_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'want a region such as eu-central-1')
    .optional(),
  FILES_ENDPOINT: Endpoint.optional(),
  FILES_KEY_ID: z.string().optional(),
  FILES_SECRET_KEY: z.string().optional(),
  FILES_PATH_STYLE: Flag.optional(),
  FILES_PREFIX: FilesPrefix.default('goodturn'),
  UPLOAD_FILES_PER_DAY: Amount.default(50),
  UPLOAD_MB_PER_DAY: Amount.default(200),
  UPLOAD_FILES_IN_ALL: Amount.default(1_000),
  UPLOAD_MB_IN_ALL: Amount.default(1_000),
  UPLOAD_UNUSED_DAYS: wholeNumber(2, 3_650).default(30),
  RETENTION_DAYS: Days.optional(),
  LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  GOODTURN_DEMO: Flag.optional(),
  GOODTURN_GRAPHIQL: Flag.optional(),
  GOODTURN_SEED: Flag.default(true),
});

export type Environment = z.infer<typeof Environment>;
