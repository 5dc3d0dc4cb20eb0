import type { Actor } from '../../../kernel/actor.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { type AdvocateRow, lockAdvocate } from './advocate.queries.js';

export interface LockedProfile {
  readonly advocate: AdvocateRow;
  /** the advocate acts themselves, in whatever role */
  readonly isOwn: boolean;
  /** who acts: somebody of the company who is an advocate too changes their own as an advocate */
  readonly by: Actor;
}

/**
 * The advocate whose profile is meant: `id` null, or one's own, is the advocate's, others are for
 * marketers and admins. For an advocate nobody else exists (R-A1), nor what is theirs,
 * which `noun` names. Throws NotAvailable, NotFound.
 */
export async function lockProfile(
  tx: Tx,
  actor: Actor,
  id: Id | null,
  noun = 'advocate',
): Promise<LockedProfile> {
  const wanted = id ?? actor.advocateId;
  if (wanted === null) throw new NotAvailable('You are no advocate: say whose profile it is.');
  const isOwn = wanted === actor.advocateId;
  const mayOthers = actor.role === 'marketer' || actor.role === 'admin';
  const advocate = isId(wanted) && (isOwn || mayOthers) ? await lockAdvocate(tx, wanted) : null;
  if (!advocate) throw new NotFound(noun, ['id']);
  return { advocate, isOwn, by: isOwn ? { ...actor, role: 'advocate' } : actor };
}
