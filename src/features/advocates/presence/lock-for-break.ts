import type { Actor } from '../../../kernel/actor.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { type AdvocateRow, lockAdvocate, type PauseSource } from '../profile/index.js';

/**
 * The advocate whose break is meant, and whose word it is: `id` null, or one's own, in whatever role,
 * is the advocate's. For an advocate nobody else exists (R-A1). Throws NotAvailable, NotFound.
 */
export async function lockForBreak(
  tx: Tx,
  actor: Actor,
  id: Id | null,
): Promise<{ advocate: AdvocateRow; from: PauseSource; by: Actor }> {
  const wanted = id ?? actor.advocateId;
  if (wanted === null) throw new NotAvailable('Only an advocate takes a break: say whose it is.');
  const isOwn = wanted === actor.advocateId;
  const mayOthers = actor.role === 'marketer' || actor.role === 'admin';
  const advocate = isId(wanted) && (isOwn || mayOthers) ? await lockAdvocate(tx, wanted) : null;
  if (!advocate) throw new NotFound('advocate', ['id']);
  // Somebody of the company who is an advocate too takes their break as an advocate.
  return isOwn
    ? { advocate, from: 'ADVOCATE', by: { ...actor, role: 'advocate' } }
    : { advocate, from: 'STAFF', by: actor };
}
