import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotDecidable, NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { ownAmong } from '../../advocates/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { EndRedemption, lockRedemption } from './end-redemption.js';
import { decisionProblems, writtenOrNull } from './redemption-decision.rules.js';
import {
  findReward,
  GiftsNotAllowed,
  mayReceiveGifts,
  OwnRedemption,
  redemptionDecided,
  type RedemptionReason,
} from '../catalogue/index.js';
import { findBuyer } from './redemption-candidate.queries.js';
import { GrantRedemption } from './grant-redemption.js';
import type { RedemptionEntity } from './redemption.entity.js';
import { idsOf, redemptionLine } from './redemption-news.js';
import { toldOfRedemption } from './redemption.subject.js';

export interface DecideRedemptionInput {
  readonly id: Id;
  readonly approve: boolean;
  readonly reason?: RedemptionReason | null;
  /** to the advocate; starts with what they can do next */
  readonly reasonText?: string | null;
}

/**
 * Approves a redemption, which grants it (a code at once, or it is prepared by hand), or does not
 * accept it, which gives points and unit back (R-R3). Not one's own (R-C5), and no gift to who works by
 * now where gifts are forbidden (R-R6). Throws NotFound, OwnRedemption, NotDecidable, GiftsNotAllowed,
 * InvalidInput.
 */
@Injectable()
export class DecideRedemption {
  constructor(
    private readonly grant: GrantRedemption,
    private readonly end: EndRedemption,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async decideRedemption(
    tx: Tx,
    actor: Actor,
    input: DecideRedemptionInput,
  ): Promise<RedemptionEntity> {
    const problems = decisionProblems(input);
    if (problems.length > 0) throw new InvalidInput(problems);
    const redemption = await lockRedemption(tx, input.id);
    if (!redemption) throw new NotFound('redemption');
    const own = await ownAmong(tx, actor, [redemption.advocateId]);
    if (own.length > 0) throw new OwnRedemption();
    if (redemption.status !== 'REQUESTED') {
      throw new NotDecidable(`This redemption is ${redemption.status} already.`, ['id']);
    }
    const decided = input.approve
      ? await this.approve(tx, actor, redemption)
      : await this.reject(tx, actor, redemption, input);
    await this.outbox.append(tx, [redemptionDecided.of(idsOf(decided))]);
    return decided;
  }

  private async approve(
    tx: Tx,
    actor: Actor,
    redemption: RedemptionEntity,
  ): Promise<RedemptionEntity> {
    await refuseForbiddenGift(tx, redemption);
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R1', 'APPROVED'), {
        rewardId: redemption.rewardId,
      }),
    ]);
    return this.grant.grantRedemption(tx, actor, redemption, {
      decidedBy: actor.id,
      decidedAt: tx.now,
    });
  }

  private async reject(
    tx: Tx,
    actor: Actor,
    redemption: RedemptionEntity,
    input: DecideRedemptionInput,
  ): Promise<RedemptionEntity> {
    const reasonCode = input.reason ?? 'OTHER';
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R3', 'REJECTED'), {
        rewardId: redemption.rewardId,
        reason: reasonCode,
        pointsReturned: redemption.pricePoints,
      }),
    ]);
    return this.end.endRedemption(tx, actor, redemption, {
      status: 'REJECTED',
      decidedBy: actor.id,
      decidedAt: tx.now,
      reasonCode,
      reasonText: writtenOrNull(input.reasonText),
    });
  }
}

/** R-R6: whose rules hold is whom they work for when it is given, not when it was asked for (R-P7). */
async function refuseForbiddenGift(
  tx: Tx,
  { advocateId, rewardId }: RedemptionEntity,
): Promise<void> {
  const reward = await findReward(tx, rewardId);
  if (reward?.isGift !== true) return;
  const buyer = await findBuyer(tx, advocateId);
  if (buyer !== null && !mayReceiveGifts(buyer.employer)) throw new GiftsNotAllowed('approve');
}
