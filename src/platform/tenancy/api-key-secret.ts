import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId, type Id } from '../../kernel/ids.js';

const PREFIX = 'gtk_';
const ID_BYTES = 16;
const SECRET_BYTES = 32;
const HINT_CHARACTERS = 4;
const SHAPE = /^gtk_[A-Za-z0-9_-]{86}$/;

/** What a key claims to be; only its hash in the database proves it. */
export interface ApiKeyClaim {
  readonly programId: Id;
  readonly keyId: Id;
}

/** A fresh key: `gtk_`, then programme, key id and 256 random bits in base64url. */
export function makeApiKeySecret(claim: ApiKeyClaim): { secret: string; hint: string } {
  const bytes = Buffer.concat([
    bytesOf(claim.programId),
    bytesOf(claim.keyId),
    randomBytes(SECRET_BYTES),
  ]);
  const text = bytes.toString('base64url');
  return { secret: `${PREFIX}${text}`, hint: text.slice(-HINT_CHARACTERS) };
}

/** Null for what is no key of ours. */
export function readApiKeySecret(secret: string): ApiKeyClaim | null {
  if (!SHAPE.test(secret)) return null;
  const bytes = Buffer.from(secret.slice(PREFIX.length), 'base64url');
  const [programId, keyId] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES, 2 * ID_BYTES)];
  return { programId: idOf(programId), keyId: idOf(keyId) };
}

export function hashApiKeySecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function matchesApiKeyHash(secret: string, hash: Buffer): boolean {
  const given = hashApiKeySecret(secret);
  return hash.length === given.length && timingSafeEqual(given, hash);
}

function bytesOf(id: Id): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): Id {
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isId(id)) throw new RangeError('Not the bytes of an id.');
  return id;
}
