import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { ownAmong } from '../../advocates/index.js';
import { OwnReferral } from './own-referral.errors.js';
import type { SettledReferral } from './referral-news.js';

/** R-C5. Throws OwnReferral where the person who acts is one of these advocates. */
export async function refuseOwn(
  tx: Tx,
  actor: Actor,
  advocateIds: readonly Id[],
  path: readonly string[] = ['id'],
): Promise<void> {
  if ((await ownAmong(tx, actor, advocateIds)).length > 0) throw new OwnReferral(path);
}

/**
 * R-C5: nor for points that would come to them, as when denying a colleague's referral makes room
 * for their own of the same person. Throws OwnReferral, and with it all that was settled is undone.
 */
export async function refuseOwnGain(
  tx: Tx,
  actor: Actor,
  settled: readonly SettledReferral[],
  path: readonly string[] = ['id'],
): Promise<void> {
  const gains = settled.filter(
    ({ before, after }) => after.pointsDue > (before === null ? 0 : before.pointsDue),
  );
  await refuseOwn(
    tx,
    actor,
    gains.map(({ advocateId }) => advocateId),
    path,
  );
}
