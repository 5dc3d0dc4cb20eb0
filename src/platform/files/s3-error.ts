import type { BucketSettings } from '../config/index.js';
import { FileMissing, FilesUnavailable, type FileErrorKind } from './file-store.port.js';

type Entry = readonly [codes: RegExp, kind: FileErrorKind, says: string];

/** By S3's code, the first that fits. Settings are named as people set them. */
const CODES: readonly Entry[] = [
  [
    /^(InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClientException)$/,
    'REFUSED',
    'It does not know the key: put FILES_KEY_ID right.',
  ],
  [
    /^SignatureDoesNotMatch$/,
    'REFUSED',
    'The secret does not belong to the key: put FILES_SECRET_KEY right.',
  ],
  [/^(ExpiredToken|InvalidToken)$/, 'REFUSED', 'The key has expired: set another one.'],
  [
    /^(RequestTimeTooSkewed|RequestExpired)$/,
    'REFUSED',
    'The clock of this computer is wrong by minutes: set it.',
  ],
  [
    /^(AccessDenied|AllAccessDisabled|AccountProblem)$/,
    'REFUSED',
    'The key may not do this: it needs s3:GetObject, s3:PutObject and s3:DeleteObject below the prefix, and s3:ListBucket.',
  ],
  [
    /^CredentialsProviderError$/,
    'REFUSED',
    'No key was found: set FILES_KEY_ID and FILES_SECRET_KEY, or give this computer a role.',
  ],
  [
    /^NoSuchBucket$/,
    'MISPLACED',
    'There is no such bucket: make it, or put FILES_BUCKET or FILES_REGION right.',
  ],
  [
    /^(PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    'MISPLACED',
    'The bucket lies in another region: put FILES_REGION right.',
  ],
  [
    /^InvalidBucketName$/,
    'MISPLACED',
    'It takes no such name of a bucket: put FILES_BUCKET right.',
  ],
  [
    /^(QuotaExceeded|XMinioStorageFull|InsufficientStorage|StorageFull|ServiceQuotaExceededException)$/,
    'FULL',
    'It has no room left: make some.',
  ],
  [
    /^(TimeoutError|RequestTimeout|ETIMEDOUT|AbortError)$/,
    'UNREACHABLE',
    'It does not answer in time.',
  ],
  [/^ECONNREFUSED$/, 'UNREACHABLE', 'Nothing listens there: is it running, is the port right?'],
  [
    /^ENOTFOUND$/,
    'UNREACHABLE',
    'Its host is not known: put FILES_ENDPOINT or FILES_REGION right.',
  ],
  [/^EAI_AGAIN$/, 'UNREACHABLE', 'Its host cannot be looked up just now.'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, 'UNREACHABLE', 'No way leads there.'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'UNREACHABLE', 'The connection broke.'],
  [
    /^(SlowDown|ServiceUnavailable|InternalError|ThrottlingException|TooManyRequests|Busy)$/,
    'UNREACHABLE',
    'It says that it is too busy.',
  ],
  [
    /(CERT|TLS|SSL|EPROTO)/,
    'UNREACHABLE',
    'Its certificate is not trusted, or it does not speak TLS: look at FILES_ENDPOINT (http or https).',
  ],
  [
    /^E_UNALLOWED_CHARACTERS$/,
    'MISPLACED',
    'Below the prefix lie files of somebody else: choose a FILES_PREFIX that nobody else uses.',
  ],
];

const STATUSES: readonly (readonly [from: number, kind: FileErrorKind, says: string])[] = [
  [500, 'UNREACHABLE', 'It fails by itself: its own log says why.'],
  [429, 'UNREACHABLE', 'It says that it is too busy.'],
  [405, 'FAILED', 'It does not take what it was asked: is this the address of an S3 store?'],
  [404, 'MISPLACED', 'There is no such bucket: put FILES_BUCKET or FILES_ENDPOINT right.'],
  [401, 'REFUSED', 'It refuses the key: put FILES_KEY_ID and FILES_SECRET_KEY right.'],
  [300, 'MISPLACED', 'It sends us elsewhere: put FILES_ENDPOINT or FILES_REGION right.'],
];

interface S3Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly Code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The libraries' error in our words; S3's own text stays out, because it quotes keys. */
export function s3Error(error: unknown, bucket: BucketSettings): FilesUnavailable | FileMissing {
  const { cause = error } = Object(error) as { cause?: unknown };
  const said = Object(cause) as S3Failure;
  const codes = [said.code, said.Code, said.name].filter((code) => typeof code === 'string');
  if (codes.includes('NoSuchKey')) return new FileMissing();
  const where = `The store of files does not do what it is asked (bucket ${bucket.name} at ${placeOf(bucket)}).`;
  for (const code of codes) {
    const entry = CODES.find(([known]) => known.test(code));
    if (entry) return new FilesUnavailable(entry[1], `${where} ${entry[2]} (${code})`, code, error);
  }
  const status = said.$metadata?.httpStatusCode ?? 0;
  const code = codes[0] ?? 'UNKNOWN';
  const [, kind, says] = STATUSES.find(([from]) => status >= from) ?? [
    0,
    'FAILED' as const,
    'It failed; the log has more.',
  ];
  const told = status === 0 ? code : `HTTP ${String(status)}, ${code}`;
  return new FilesUnavailable(kind, `${where} ${says} (${told})`, code, error);
}

export function placeOf({ endpoint, region }: BucketSettings): string {
  return endpoint ?? `Amazon S3, ${region}`;
}
