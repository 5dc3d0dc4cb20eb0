import type { QueryRunner } from 'typeorm';

/**
 * The one private field of TypeORM that we write: whether a runner is inside a transaction. A
 * runner sets it for transactions that it began itself, with two statements, each awaited; ours
 * begin in one write (`begin`). Without it a runner refuses row locks, and `save` would begin and
 * commit a transaction of its own in the middle of ours.
 *
 * Needed until TypeORM can begin a transaction with a text of ours. `typeorm-transaction.spec.ts`
 * fails where an upgrade reads another field.
 */
export function markInTransaction(runner: QueryRunner, isInside: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = isInside;
}
