import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { redemptionFulfilled } from '../catalogue/index.js';
import { lockBeingPrepared } from './lock-being-prepared.js';
import { noteProblems, writtenOrNull } from './redemption-decision.rules.js';
import { RedemptionEntity } from './redemption.entity.js';
import { idsOf, redemptionLine } from './redemption-news.js';
import { toldOfRedemption } from './redemption.subject.js';

export interface FulfilRedemptionInput {
  readonly id: Id;
  /** to the advocate: the number of a parcel, a day, whom to ask */
  readonly note?: string | null;
}

/**
 * Says that what was prepared by hand is handed over: sent, donated, done. Not of one's own (R-C5).
 * Throws NotFound, OwnRedemption, NotDecidable, InvalidInput.
 */
@Injectable()
export class FulfilRedemption {
  constructor(
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async fulfilRedemption(
    tx: Tx,
    actor: Actor,
    input: FulfilRedemptionInput,
  ): Promise<RedemptionEntity> {
    const problems = noteProblems(input.note);
    if (problems.length > 0) throw new InvalidInput(problems);
    const redemption = await lockBeingPrepared(tx, actor, input.id);
    const change = {
      status: 'FULFILLED' as const,
      fulfilledAt: tx.now,
      fulfilmentNote: writtenOrNull(input.note),
      version: redemption.version + 1,
    };
    await tx.update(RedemptionEntity, { programId: tx.programId, id: redemption.id }, change);
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R1', 'HANDED_OVER'), {
        rewardId: redemption.rewardId,
      }),
    ]);
    await this.outbox.append(tx, [redemptionFulfilled.of(idsOf(redemption))]);
    return Object.assign(redemption, change);
  }
}
