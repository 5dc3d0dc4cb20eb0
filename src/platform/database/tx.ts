import type { EntityManager } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

declare const brand: unique symbol;

/**
 * A transaction in one programme. Only `Database` makes one, so a forgotten transaction does not
 * compile; it is not to be kept after the promise that it was handed to. `now` is the programme's
 * (the database's clock plus `clock_offset`), read once when the transaction began; `realNow` is
 * the database's own, for the audit row and for leases.
 */
export interface Tx extends EntityManager {
  readonly [brand]: true;
  readonly programId: Id;
  readonly now: Date;
  readonly realNow: Date;
}

const committed = new WeakMap<Tx, (() => void)[]>();

/** Runs `work` once the transaction has committed; never when it has not. Must not throw. */
export function afterCommit(tx: Tx, work: () => void): void {
  const list = committed.get(tx);
  if (list) list.push(work);
  else committed.set(tx, [work]);
}

export function runAfterCommit(tx: Tx): void {
  for (const work of committed.get(tx) ?? []) work();
  committed.delete(tx);
}

export function brandTx(manager: EntityManager, programId: Id, now: Date, realNow: Date): Tx {
  return Object.assign(manager, { programId, now, realNow }) as unknown as Tx;
}
