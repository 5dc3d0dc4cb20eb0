import type { Tx } from '../database/index.js';

/** A batched read: all keys that one tick asked for, in one query of the operation's snapshot. */
export interface Loader<Value> {
  readonly load: (tx: Tx, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
}

/** `load` answers a map; a key that is not in it is null to who asked. */
export function defineLoader<Value>(load: Loader<Value>['load']): Loader<Value> {
  return { load };
}
