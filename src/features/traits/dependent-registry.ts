import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { Dependent, LeanedOn } from './dependent.rules.js';

/** One statement or a few, however many ids. */
type FindDependents = (
  tx: Tx,
  ids: readonly Id[],
) => Promise<ReadonlyMap<Id, readonly Dependent[]>>;

const finders: Readonly<Record<LeanedOn, FindDependents[]>> = { TAG: [], SEGMENT: [] };

/** Registers what a feature lets lean on tags or segments; it is uphill of both. */
export function defineDependents(on: LeanedOn, find: FindDependents): void {
  finders[on].push(find);
}

/** What leans on each of these directly; nothing does on those that are not in the map. */
export async function dependentsOf(
  tx: Tx,
  on: LeanedOn,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Dependent[]>> {
  const found = new Map<Id, Dependent[]>();
  for (const find of finders[on]) {
    for (const [id, dependents] of await find(tx, ids)) {
      found.set(id, [...(found.get(id) ?? []), ...dependents]);
    }
  }
  return found;
}

/**
 * Until the end of the write nothing else in the programme begins or ceases to lean on something.
 * Whoever deletes a tag or a segment, or chooses one, takes this first: the two would not see each
 * other otherwise. It is taken before any row.
 */
export async function holdDependents(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('dependents ' || $1::text, 0))`, [
    tx.programId,
  ]);
}
