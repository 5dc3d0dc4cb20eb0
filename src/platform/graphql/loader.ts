import type { Tx } from '../database/index.js';

/** A batched read: all keys requested in one tick, in one query of the operation's snapshot. */
export interface Loader<Value> {
  readonly load: (tx: Tx, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
}

/** `load` returns a map; for a key that is not in it the caller receives null. */
export function defineLoader<Value>(load: Loader<Value>['load']): Loader<Value> {
  return { load };
}
