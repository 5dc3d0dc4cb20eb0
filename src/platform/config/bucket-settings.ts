import { ConfigError } from './config-error.js';

/** A bucket of S3, or of a compatible store. */
export interface BucketSettings {
  readonly name: string;
  readonly region: string;
  /** null: Amazon's */
  readonly endpoint: string | null;
  /** null: as Amazon's libraries find one, such as the role of the computer */
  readonly key: { readonly id: string; readonly secret: string } | null;
  /** `https://host/bucket` rather than `https://bucket.host` */
  readonly pathStyle: boolean;
  /** the folder that is ours, without a slash at its end */
  readonly prefix: string;
}

/** The settings of the environment for the place of files. */
interface BucketEnvironment {
  readonly FILES_BUCKET?: string | undefined;
  readonly FILES_REGION?: string | undefined;
  readonly FILES_ENDPOINT?: string | undefined;
  readonly FILES_KEY_ID?: string | undefined;
  readonly FILES_SECRET_KEY?: string | undefined;
  readonly FILES_PATH_STYLE?: boolean | undefined;
  readonly FILES_PREFIX: string;
}

const NEEDS_BUCKET = [
  'FILES_REGION',
  'FILES_ENDPOINT',
  'FILES_KEY_ID',
  'FILES_SECRET_KEY',
  'FILES_PATH_STYLE',
] as const;

/** Null where files are kept on the disk. Throws ConfigError with every setting that is missing. */
export function bucketOf(env: BucketEnvironment): BucketSettings | null {
  const problems = problemsOf(env);
  if (problems.length > 0) {
    throw new ConfigError(`Files cannot be kept in S3 as it is set:\n${problems.join('\n')}`);
  }
  if (env.FILES_BUCKET === undefined) return null;
  const { FILES_KEY_ID: id, FILES_SECRET_KEY: secret, FILES_ENDPOINT: endpoint } = env;
  return {
    name: env.FILES_BUCKET,
    region: env.FILES_REGION ?? 'us-east-1',
    endpoint: endpoint?.replace(/\/$/, '') ?? null,
    key: id === undefined || secret === undefined ? null : { id, secret },
    pathStyle: env.FILES_PATH_STYLE ?? endpoint !== undefined,
    prefix: env.FILES_PREFIX,
  };
}

function problemsOf(env: BucketEnvironment): string[] {
  if (env.FILES_BUCKET === undefined) {
    const lonely = NEEDS_BUCKET.filter((name) => env[name] !== undefined);
    return lonely.length === 0
      ? []
      : [
          `  FILES_BUCKET: is missing, and ${lonely.join(', ')} ${lonely.length === 1 ? 'is' : 'are'} set. ` +
            'Say which bucket, or leave all of them out to keep files on the disk.',
        ];
  }
  return [...missingKey(env), ...missingPlace(env), ...badEndpoint(env)];
}

function missingKey({ FILES_KEY_ID: id, FILES_SECRET_KEY: secret }: BucketEnvironment): string[] {
  if ((id === undefined) === (secret === undefined)) return [];
  const missing = id === undefined ? 'FILES_KEY_ID' : 'FILES_SECRET_KEY';
  return [
    `  ${missing}: is missing. A key is both; without either the role of this computer is used.`,
  ];
}

function missingPlace({ FILES_REGION, FILES_ENDPOINT }: BucketEnvironment): string[] {
  if (FILES_REGION !== undefined || FILES_ENDPOINT !== undefined) return [];
  return [
    '  FILES_REGION: is missing. Say where the bucket lies, such as eu-central-1, or set ' +
      "FILES_ENDPOINT to the address of a store that is not Amazon's.",
  ];
}

function badEndpoint({ FILES_ENDPOINT, FILES_BUCKET = '' }: BucketEnvironment): string[] {
  if (FILES_ENDPOINT === undefined) return [];
  const { pathname, search, username } = new URL(FILES_ENDPOINT);
  if (username !== '') {
    return ['  FILES_ENDPOINT: holds a user. Keys belong in FILES_KEY_ID and FILES_SECRET_KEY.'];
  }
  if (pathname === '/' && search === '') return [];
  return [
    `  FILES_ENDPOINT: is an address without a path; ${FILES_BUCKET} is said by FILES_BUCKET, ` +
      'a folder by FILES_PREFIX.',
  ];
}
