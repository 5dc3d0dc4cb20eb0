import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Id } from '../../kernel/ids.js';

declare const brand: unique symbol;

/**
 * A transaction in one programme. Only `Database` makes one, so a forgotten transaction does not
 * compile; do not keep it after the promise of the function that received it. `now` is the
 * programme's (the database's clock plus `clock_offset`), read once when the transaction began;
 * `realNow` is the database's own, for the audit row and for leases.
 */
export interface Tx extends EntityManager {
  readonly [brand]: true;
  readonly programId: Id;
  /** of a write: the id of its audit row, and what its lines and events are known by */
  readonly writeId: Id;
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

interface Entered {
  readonly programId: Id;
  readonly writeId: Id;
  readonly now: Date;
  readonly realNow: Date;
}

const over = new WeakSet<EntityManager>();

export function brandTx(manager: EntityManager, client: pg.ClientBase, entered: Entered): Tx {
  const query = (sql: string, values?: unknown[]): Promise<unknown> => {
    // The connection may be somebody else's by now, in a transaction of another programme.
    if (over.has(manager)) return Promise.reject(new Error('This transaction is over.'));
    return run(client, sql, values);
  };
  return Object.assign(manager, entered, { query }) as unknown as Tx;
}

/** Called before the statement that ends it, so that nothing can query after that. */
export function endTx(manager: EntityManager): void {
  over.add(manager);
}

/** As TypeORM's `query` returns, without its broadcasts, which cost more than the driver does. */
async function run(client: pg.ClientBase, sql: string, values?: unknown[]): Promise<unknown> {
  const { command, rows, rowCount } = await client.query(sql, values);
  return command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
}
