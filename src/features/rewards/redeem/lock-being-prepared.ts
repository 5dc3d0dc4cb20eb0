import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotDecidable, NotFound } from '../../../platform/errors/index.js';
import { ownAmong } from '../../advocates/index.js';
import { OwnRedemption } from '../catalogue/index.js';
import { lockRedemption } from './end-redemption.js';
import type { RedemptionEntity } from './redemption.entity.js';

/**
 * Locks a redemption that is being prepared, for somebody else than its advocate (R-C5).
 * Throws NotFound, OwnRedemption, NotDecidable for one in any other state.
 */
export async function lockBeingPrepared(tx: Tx, actor: Actor, id: Id): Promise<RedemptionEntity> {
  const redemption = await lockRedemption(tx, id);
  if (!redemption) throw new NotFound('redemption');
  const own = await ownAmong(tx, actor, [redemption.advocateId]);
  if (own.length > 0) throw new OwnRedemption();
  if (redemption.status !== 'FULFILLING') {
    const why = `Only what is being prepared is done or fails: this redemption is ${redemption.status}.`;
    throw new NotDecidable(why, ['id']);
  }
  return redemption;
}
