import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface S3Key {
  readonly id: string;
  readonly secret: string;
}

/** How far a request's clock may be from ours. */
const SKEW_MS = 15 * 60_000;
const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** What a request says of itself. */
interface Signed {
  readonly id: string;
  readonly day: string;
  readonly region: string;
  readonly names: string;
  readonly signature: string;
  readonly at: string;
  readonly hash: string;
}

/** What S3 calls what is wrong with a request's signature (version 4); null where it is right. */
export function signatureFault(
  request: IncomingMessage,
  body: Uint8Array,
  key: S3Key,
  region: string,
): string | null {
  const signed = signedOf(request);
  if (signed?.id !== key.id) return signed ? 'InvalidAccessKeyId' : 'AccessDenied';
  if (signed.region !== region) return 'AuthorizationHeaderMalformed';
  if (Math.abs(Date.now() - momentMs(signed.at)) > SKEW_MS) return 'RequestTimeTooSkewed';
  if (signed.hash !== 'UNSIGNED-PAYLOAD' && signed.hash !== sha256(body)) {
    return 'XAmzContentSHA256Mismatch';
  }
  const given = Buffer.from(signed.signature, 'hex');
  return timingSafeEqual(signatureOf(request, signed, key), given) ? null : 'SignatureDoesNotMatch';
}

function signedOf({ headers }: IncomingMessage): Signed | null {
  const parts = HEADER.exec(headers.authorization ?? '');
  const { 'x-amz-date': at, 'x-amz-content-sha256': hash } = headers;
  if (!parts || typeof at !== 'string' || typeof hash !== 'string') return null;
  const [id = '', day = '', region = '', names = '', signature = ''] = parts.slice(1);
  return { id, day, region, names, signature, at, hash };
}

function signatureOf(request: IncomingMessage, signed: Signed, { secret }: S3Key): Buffer {
  const { day, region, at, names, hash } = signed;
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical(request, names, hash))];
  const daily = hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3');
  return hmac(hmac(daily, 'aws4_request'), text.join('\n'));
}

/** `20261129T091500Z` */
function momentMs(text: string): number {
  return Date.parse(
    text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

function canonical(
  { method, url = '/', headers }: IncomingMessage,
  names: string,
  hash: string,
): string {
  const { pathname, searchParams } = new URL(url, 'http://host');
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  return [method, pathname, query, lines.join(''), names, hash].join('\n');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
