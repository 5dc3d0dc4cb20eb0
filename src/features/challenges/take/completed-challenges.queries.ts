import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** How many challenges each advocate has completed; who completed none is not among them. */
export async function countCompletedOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, number>> {
  const rows = await tx.query<{ id: Id; completed: number }[]>(
    `SELECT advocate_id AS id, count(*)::int AS completed FROM participation
      WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[]) AND status = 'COMPLETED'
      GROUP BY advocate_id`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map(({ id, completed }) => [id, completed]));
}
