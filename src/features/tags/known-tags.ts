import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findTagsByKeys } from './tag.queries.js';

/**
 * Names of tags hold still until the end of the write: whoever tags shares this, and whoever renames
 * or deletes a tag waits for them. So a tag that was found by its name is still there when somebody
 * is to bear it.
 */
export async function holdTagNames(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended('tags ' || $1::text, 0))`, [
    tx.programId,
  ]);
}

/** Alone with the names of tags, until the end of the write (`holdTagNames`). */
export async function lockTagNames(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('tags ' || $1::text, 0))`, [
    tx.programId,
  ]);
}

/**
 * The ids of tags by their keys; those that nobody used yet are made. `names`: by key, in the order
 * of keys, so that two who make the same tags at once wait for one another in one order.
 */
export async function findOrAddTags(
  tx: Tx,
  names: ReadonlyMap<string, string>,
): Promise<readonly Id[]> {
  if (names.size === 0) return [];
  const keys = [...names.keys()];
  const known = new Set((await findTagsByKeys(tx, keys)).map(({ nameKey }) => nameKey));
  const fresh = keys.filter((key) => !known.has(key));
  if (fresh.length > 0) {
    await tx.query(
      `INSERT INTO tag (program_id, id, name, name_key, version, created_at)
       SELECT $1, n.id, n.name, n.name_key, 1, $2
         FROM unnest($3::uuid[], $4::text[], $5::text[]) AS n (id, name, name_key)
       ON CONFLICT DO NOTHING`,
      [tx.programId, tx.now, fresh.map(() => newId()), fresh.map((key) => names.get(key)), fresh],
    );
  }
  return idsOfTags(tx, keys);
}

/** Of those that are known; the others are left out. */
export async function idsOfTags(tx: Tx, keys: readonly string[]): Promise<readonly Id[]> {
  if (keys.length === 0) return [];
  return (await findTagsByKeys(tx, keys)).map(({ id }) => id);
}
