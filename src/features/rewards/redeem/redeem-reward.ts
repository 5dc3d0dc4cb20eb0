import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { recordOwnAct } from '../../advocates/index.js';
import { refuseOutside } from '../../audiences/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { findCandidate, standingRedemptions } from './redemption-candidate.queries.js';
import {
  availabilityOf,
  limitReached,
  type Candidate,
  type RewardBlock,
  rewardRedeemed,
  findReward,
  type RewardEntity,
  GiftsNotAllowed,
  InsufficientPoints,
  LimitReached,
  OutOfStock,
  PriceChanged,
} from '../catalogue/index.js';
import { GrantRedemption } from './grant-redemption.js';
import { RedemptionEntity } from './redemption.entity.js';
import { RedemptionPoints } from './redemption-points.js';
import { idsOf, redemptionLine } from './redemption-news.js';
import { toldOfRedemption } from './redemption.subject.js';

export interface RedeemRewardInput {
  readonly rewardId: Id;
  /** as the advocate saw them (R-R4) */
  readonly rewardVersion: number;
  readonly pricePoints: Points;
}

/**
 * One advocate's purchase, all or nothing: eligibility, stock, points, record (R-R1). Somebody
 * decides on it next, unless the reward needs no approval. Two who want the last unit wait for the same row; one of them gets it (R-R2). Throws NotFound, NotAvailable,
 * PriceChanged, GiftsNotAllowed, LimitReached, OutOfStock, InsufficientPoints.
 */
@Injectable()
export class RedeemReward {
  constructor(
    private readonly points: RedemptionPoints,
    private readonly grant: GrantRedemption,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async redeemReward(tx: Tx, actor: Actor, input: RedeemRewardInput): Promise<RedemptionEntity> {
    const { reward, candidate, advocateId } = await this.checkEligibility(tx, actor, input);
    await recordOwnAct(tx, actor, advocateId);
    await this.reserve(tx, actor, reward, advocateId);
    const redemption = tx.create(RedemptionEntity, {
      programId: tx.programId,
      id: newId(),
      rewardId: reward.id,
      rewardVersion: reward.version,
      advocateId,
      pricePoints: reward.pricePoints,
      status: 'REQUESTED',
      requestedAt: tx.now,
      decidedBy: null,
      decidedAt: null,
      reasonCode: null,
      reasonText: null,
      fulfilledAt: null,
      fulfilmentNote: null,
      version: 1,
    });
    await this.points.take(tx, actor, redemption);
    await tx.insert(RedemptionEntity, redemption);
    await this.timeline.recordTimeline(tx, actor, [
      redemptionLine(tx, redemption, toldOfRedemption('R-R1', 'REQUESTED'), {
        rewardId: reward.id,
        pricePoints: reward.pricePoints,
        redeemedBefore: candidate.redeemed,
      }),
    ]);
    await this.outbox.append(tx, [rewardRedeemed.of(idsOf(redemption))]);
    return reward.needsApproval
      ? redemption
      : this.grant.grantRedemption(tx, actor, redemption, {});
  }

  private async checkEligibility(
    tx: Tx,
    actor: Actor,
    input: RedeemRewardInput,
  ): Promise<{ reward: RewardEntity; candidate: Candidate; advocateId: Id }> {
    const reward = await findReward(tx, input.rewardId);
    // For an advocate a reward that was never offered does not exist, nor one for others (R-U3).
    if (!reward || reward.status === 'DRAFT') throw new NotFound('reward', ['rewardId']);
    await refuseOutside(tx, actor, audienceOf(reward));
    const { advocateId } = actor;
    const candidate = advocateId === null ? null : await findCandidate(tx, advocateId, reward.id);
    const { reason, missingPoints } = availabilityOf(reward, candidate);
    if (advocateId === null || candidate === null) throw refusalOf('NOT_AN_ADVOCATE', reward, 0);
    if (reason !== 'NOT_AN_ADVOCATE' && reason !== 'NOT_LIVE' && seesAnother(reward, input)) {
      throw new PriceChanged(reward);
    }
    if (reason !== null) throw refusalOf(reason, reward, missingPoints);
    return { reward, candidate, advocateId };
  }

  /**
   * Takes one unit from the reward as the advocate saw it. The row stays locked until the end of
   * the transaction: redemptions of one reward wait for each other here, and for who changes its
   * audience, so that limit and audience can be asked again under the lock.
   */
  private async reserve(tx: Tx, actor: Actor, reward: RewardEntity, advocateId: Id): Promise<void> {
    const [, taken] = await tx.query<[unknown[], number]>(
      `UPDATE reward SET stock = stock - 1
       WHERE program_id = $1 AND id = $2 AND stock > 0 AND status = 'LIVE' AND version = $3`,
      [tx.programId, reward.id, reward.version],
    );
    if (taken === 0) throw await this.whyNotReserved(tx, reward);
    await refuseOutside(tx, actor, audienceOf(reward));
    const redeemed = (await standingRedemptions(tx, advocateId, [reward.id])).get(reward.id) ?? 0;
    if (limitReached(reward, redeemed)) throw refusalOf('LIMIT_REACHED', reward, 0);
  }

  private async whyNotReserved(tx: Tx, seen: RewardEntity): Promise<Error> {
    const reward = await findReward(tx, seen.id);
    if (!reward) return new NotFound('reward', ['rewardId']);
    if (reward.status !== 'LIVE') return refusalOf('NOT_LIVE', reward, 0);
    if (reward.version !== seen.version) return new PriceChanged(reward);
    return new OutOfStock();
  }
}

function audienceOf({ id }: RewardEntity) {
  return { kind: 'REWARD', id, path: ['rewardId'] } as const;
}

function seesAnother(reward: RewardEntity, input: RedeemRewardInput): boolean {
  return reward.version !== input.rewardVersion || reward.pricePoints !== input.pricePoints;
}

function refusalOf(block: RewardBlock, reward: RewardEntity, missingPoints: Points): Error {
  switch (block) {
    case 'NOT_AN_ADVOCATE':
      return new NotAvailable('Only an active advocate of this programme can redeem a reward.');
    case 'NOT_LIVE':
      return new NotAvailable('This reward is not on offer at the moment.', ['rewardId']);
    case 'GIFTS_NOT_ALLOWED':
      return new GiftsNotAllowed();
    case 'LIMIT_REACHED':
      return new LimitReached(reward.perAdvocateLimit ?? 0);
    case 'OUT_OF_STOCK':
      return new OutOfStock();
    case 'NOT_ENOUGH_POINTS':
      return new InsufficientPoints(missingPoints);
  }
}
