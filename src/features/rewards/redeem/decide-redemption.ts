import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotDecidable, NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { ownAmong } from '../../advocates/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { EndRedemption, lockRedemption } from './end-redemption.js';
import { decisionProblems } from './redemption-decision.rules.js';
import { type RedemptionReason, OwnRedemption, redemptionDecided } from '../catalogue/index.js';
import { RedemptionEntity } from './redemption.entity.js';
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
 * Approves a redemption, which assigns a free code and fulfils it, or does not accept it, which
 * gives points and unit back (R-R3). Not one's own (R-C5).
 * Throws NotFound, OwnRedemption, NotDecidable, InvalidInput.
 */
@Injectable()
export class DecideRedemption {
  constructor(
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
    await assignFreeCode(tx, redemption);
    const change = {
      status: 'FULFILLED' as const,
      decidedBy: actor.id,
      decidedAt: tx.now,
      fulfilledAt: tx.now,
      version: redemption.version + 1,
    };
    await tx.update(RedemptionEntity, { programId: tx.programId, id: redemption.id }, change);
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R1', 'APPROVED'), {
        rewardId: redemption.rewardId,
      }),
      redemptionLine(tx, redemption, toldOfRedemption('R-R5', 'FULFILLED'), {
        rewardId: redemption.rewardId,
      }),
    ]);
    return Object.assign(redemption, change);
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
      reasonText: input.reasonText?.trim() ?? null,
    });
  }
}

/** Two approvals at once never wait for, or get, the same code. */
async function assignFreeCode(tx: Tx, redemption: RedemptionEntity): Promise<void> {
  const [, assigned] = await tx.query<[unknown[], number]>(
    `UPDATE gift_code SET redemption_id = $3 WHERE program_id = $1 AND id = (
       SELECT id FROM gift_code WHERE program_id = $1 AND reward_id = $2 AND redemption_id IS NULL
       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)`,
    [tx.programId, redemption.rewardId, redemption.id],
  );
  if (assigned === 0) {
    throw new NotDecidable('No code is free: load more codes for this reward, then approve.', [
      'approve',
    ]);
  }
}
