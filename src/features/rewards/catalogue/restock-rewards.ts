import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/**
 * The stock of rewards with codes: the codes that are free, without those that are owed to
 * redemptions nobody decided on yet. More may be owed than is there, once doubles were found.
 */
export async function restock(tx: Tx, rewardIds: readonly Id[]): Promise<void> {
  if (rewardIds.length === 0) return;
  // Locked first, in one order: what is counted after has seen whoever was waited for.
  await tx.query(
    `SELECT 1 FROM reward WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id
     FOR NO KEY UPDATE`,
    [tx.programId, rewardIds],
  );
  await tx.query(
    `UPDATE reward r SET stock = greatest((
       SELECT count(*) FROM gift_code g WHERE g.program_id = r.program_id AND g.reward_id = r.id
         AND g.redemption_id IS NULL AND g.compared_as <> 'DOUBLE'
     ) - (
       SELECT count(*) FROM redemption d WHERE d.program_id = r.program_id AND d.reward_id = r.id
         AND d.status = 'REQUESTED'
     ), 0)
     WHERE r.program_id = $1 AND r.id = ANY ($2::uuid[]) AND r.fulfilment = 'GIFT_CODE'`,
    [tx.programId, rewardIds],
  );
}
