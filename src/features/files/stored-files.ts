import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

/** Bytes in the store that other features keep rows of. */
export interface StoredFiles {
  readonly name: string;
  /** which of these its rows name, in the programme of the transaction */
  readonly knownAmong: (tx: Tx, ids: readonly Id[]) => Promise<ReadonlySet<Id>>;
}

const byName = new Map<string, StoredFiles>();

/** Registers whose bytes lie in the store, too. Throws Error for a second one of the same name. */
export function defineStoredFiles(stored: StoredFiles): void {
  if (byName.has(stored.name)) throw new Error(`Two keep files as ${stored.name}.`);
  byName.set(stored.name, stored);
}

/** Which of these bytes are of another feature. */
export async function knownElsewhere(tx: Tx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const known = new Set<Id>();
  for (const { knownAmong } of byName.values()) {
    for (const id of await knownAmong(tx, ids)) known.add(id);
  }
  return known;
}
