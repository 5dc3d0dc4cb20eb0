import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/**
 * Keeps when an advocate first did something by themselves: from then on they are ACTIVE (see
 * `statusHere`). The verb of the act calls it in its own transaction. What others or programs do in
 * the advocate's name is no act of theirs, and a later act changes nothing.
 */
export async function recordOwnAct(tx: Tx, actor: Actor, advocateId: Id): Promise<void> {
  if (actor.advocateId !== advocateId) return;
  await tx.query(
    `UPDATE advocate SET first_act_at = $3,
       status = CASE status WHEN 'JOINED' THEN 'ACTIVE' ELSE status END
     WHERE program_id = $1 AND id = $2 AND first_act_at IS NULL`,
    [tx.programId, advocateId, tx.now],
  );
}
