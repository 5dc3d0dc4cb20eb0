import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { redemptionFailed, type RedemptionReason } from '../catalogue/index.js';
import { EndRedemption } from './end-redemption.js';
import { lockBeingPrepared } from './lock-being-prepared.js';
import { failureProblems, writtenOrNull } from './redemption-decision.rules.js';
import type { RedemptionEntity } from './redemption.entity.js';
import { idsOf, redemptionLine } from './redemption-news.js';
import { toldOfRedemption } from './redemption.subject.js';

export interface FailRedemptionInput {
  readonly id: Id;
  readonly reason: RedemptionReason;
  /** to the advocate; starts with what they can do next */
  readonly reasonText?: string | null;
}

/**
 * Says that what was being prepared cannot be given after all: points, with the expiry that they
 * had, and unit go back in the same transaction (R-R3). Not of one's own (R-C5).
 * Throws NotFound, OwnRedemption, NotDecidable, InvalidInput.
 */
@Injectable()
export class FailRedemption {
  constructor(
    private readonly end: EndRedemption,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async failRedemption(
    tx: Tx,
    actor: Actor,
    input: FailRedemptionInput,
  ): Promise<RedemptionEntity> {
    const problems = failureProblems(input);
    if (problems.length > 0) throw new InvalidInput(problems);
    const redemption = await lockBeingPrepared(tx, actor, input.id);
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R3', 'FAILED'), {
        rewardId: redemption.rewardId,
        reason: input.reason,
        pointsReturned: redemption.pricePoints,
      }),
    ]);
    const failed = await this.end.endRedemption(tx, actor, redemption, {
      status: 'FAILED',
      reasonCode: input.reason,
      reasonText: writtenOrNull(input.reasonText),
    });
    await this.outbox.append(tx, [redemptionFailed.of(idsOf(failed))]);
    return failed;
  }
}
