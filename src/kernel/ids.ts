import { randomFillSync } from 'node:crypto';

/** An opaque UUID, version 7: sorts by the time it was made. */
export type Id = string;

/** In lower case, as the database answers it: ids are compared as texts. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): text is Id {
  return UUID.test(text);
}

const ID_BYTES = 16;
/** Drawn for each id, random bytes cost more than all the rest of it. */
const pool = Buffer.alloc(256 * ID_BYTES);
let used = pool.length;

/** A fresh UUIDv7 (RFC 9562): 48 bits of milliseconds, the rest random. */
export function newId(): Id {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const at = used;
  used += ID_BYTES;
  pool.writeUIntBE(Date.now(), at, 6);
  pool.writeUInt8((pool.readUInt8(at + 6) & 0x0f) | 0x70, at + 6);
  pool.writeUInt8((pool.readUInt8(at + 8) & 0x3f) | 0x80, at + 8);
  const hex = pool.toString('hex', at, used);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
