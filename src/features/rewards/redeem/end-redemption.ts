import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { restock } from '../catalogue/index.js';
import { RedemptionEntity } from './redemption.entity.js';
import { RedemptionPoints } from './redemption-points.js';

/** Takes the redemption's lock; the second transaction sees what the first decided. */
export async function lockRedemption(tx: Tx, id: Id): Promise<RedemptionEntity | null> {
  return tx.findOne(RedemptionEntity, {
    where: { programId: tx.programId, id },
    lock: { mode: 'for_no_key_update' },
  });
}

/** Ends a redemption that gives nothing: the unit and the points go back at once (R-R3, R-P5). */
@Injectable()
export class EndRedemption {
  constructor(private readonly points: RedemptionPoints) {}

  async endRedemption(
    tx: Tx,
    actor: Actor,
    redemption: RedemptionEntity,
    change: Pick<RedemptionEntity, 'status'> &
      Partial<Pick<RedemptionEntity, 'decidedBy' | 'decidedAt' | 'reasonCode' | 'reasonText'>>,
  ): Promise<RedemptionEntity> {
    const ended = { ...change, version: redemption.version + 1 };
    await tx.update(RedemptionEntity, { programId: tx.programId, id: redemption.id }, ended);
    await tx.query(
      `UPDATE reward SET stock = stock + 1
       WHERE program_id = $1 AND id = $2 AND fulfilment = 'BY_HAND'`,
      [tx.programId, redemption.rewardId],
    );
    await restock(tx, [redemption.rewardId]);
    await this.points.giveBack(tx, actor, redemption);
    return Object.assign(redemption, ended);
  }
}
