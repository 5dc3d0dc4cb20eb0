import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotDecidable, NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { EndRedemption, lockRedemption } from './end-redemption.js';
import type { RedemptionEntity } from './redemption.entity.js';
import { idsOf, redemptionLine } from './redemption-news.js';
import { redemptionCancelled } from '../catalogue/index.js';
import { toldOfRedemption } from './redemption.subject.js';

/**
 * The advocate cancels before anybody has decided: points and unit go back (R-R3). Throws NotFound
 * (also for somebody else's), NotDecidable.
 */
@Injectable()
export class CancelRedemption {
  constructor(
    private readonly end: EndRedemption,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async cancelRedemption(
    tx: Tx,
    actor: Actor,
    input: { readonly id: Id },
  ): Promise<RedemptionEntity> {
    const redemption = await lockRedemption(tx, input.id);
    if (!redemption || redemption.advocateId !== actor.advocateId) {
      throw new NotFound('redemption');
    }
    if (redemption.status !== 'REQUESTED') {
      throw new NotDecidable(`This redemption is ${redemption.status} already.`, ['id']);
    }
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R3', 'CANCELLED'), {
        rewardId: redemption.rewardId,
        pointsReturned: redemption.pricePoints,
      }),
    ]);
    const cancelled = await this.end.endRedemption(tx, actor, redemption, { status: 'CANCELLED' });
    await this.outbox.append(tx, [redemptionCancelled.of(idsOf(cancelled))]);
    return cancelled;
  }
}
