import type { QueryRunner } from 'typeorm';

/**
 * The one thing of TypeORM that we write and that is not ours to write: whether a runner is inside
 * a transaction. A runner knows it of transactions that it began itself, with two statements, each
 * awaited; ours begin in one write (`begin`). One that does not know it refuses row locks, and
 * `save` would begin and commit a transaction of its own in the middle of ours.
 *
 * Until TypeORM begins a transaction with a text of ours. `typeorm-transaction.spec.ts` fails where
 * an upgrade reads something else.
 */
export function markInTransaction(runner: QueryRunner, isInside: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = isInside;
}
