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

/** What S3 calls what is wrong with a request's signature (version 4); null where it is right. */
export function signatureFault(
  request: IncomingMessage,
  body: Uint8Array,
  key: S3Key,
  region: string,
): string | null {
  const parts = HEADER.exec(request.headers.authorization ?? '');
  if (!parts) return 'AccessDenied';
  const [, id = '', day = '', signedRegion = '', names = '', signature = ''] = parts;
  if (id !== key.id) return 'InvalidAccessKeyId';
  if (signedRegion !== region) return 'AuthorizationHeaderMalformed';
  const { 'x-amz-date': at, 'x-amz-content-sha256': promised } = request.headers;
  if (typeof at !== 'string' || typeof promised !== 'string') return 'AccessDenied';
  if (Math.abs(Date.now() - momentMs(at)) > SKEW_MS) return 'RequestTimeTooSkewed';
  if (!isOf(promised, body)) return 'XAmzContentSHA256Mismatch';
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical(request, names, promised))];
  const daily = hmac(hmac(hmac(`AWS4${key.secret}`, day), region), 's3');
  const right = hmac(hmac(daily, 'aws4_request'), text.join('\n'));
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}

function isOf(promised: string, body: Uint8Array): boolean {
  return promised === 'UNSIGNED-PAYLOAD' || promised === sha256(body);
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
