import type { Points } from '../../../kernel/points.js';

export const REWARD_STATUSES = ['DRAFT', 'LIVE', 'PAUSED', 'ARCHIVED'] as const;
export type RewardItemStatus = (typeof REWARD_STATUSES)[number];

export const REDEMPTION_STATUSES = [
  'REQUESTED',
  'APPROVED',
  'FULFILLING',
  'FULFILLED',
  'REJECTED',
  'CANCELLED',
  'FAILED',
] as const;
export type RedemptionStatus = (typeof REDEMPTION_STATUSES)[number];

/** Redemptions that gave the unit back count towards no limit. */
export const ENDED_WITHOUT_REWARD = ['REJECTED', 'CANCELLED', 'FAILED'] as const;

/** `GIFT_CODE`: a code is there at once; `BY_HAND`: somebody sends a parcel, donates, does a service. */
export const FULFILMENTS = ['GIFT_CODE', 'BY_HAND'] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

export const REDEMPTION_REASONS = [
  'NOT_ELIGIBLE',
  'GIFTS_NOT_ALLOWED',
  'OUT_OF_STOCK',
  'SUSPECTED_FRAUD',
  'UNDELIVERABLE',
  'NO_REPLY',
  'OTHER',
] as const;
export type RedemptionReason = (typeof REDEMPTION_REASONS)[number];

/** Why a request is not accepted. */
export const DECISION_REASONS: readonly RedemptionReason[] = [
  'NOT_ELIGIBLE',
  'GIFTS_NOT_ALLOWED',
  'OUT_OF_STOCK',
  'SUSPECTED_FRAUD',
  'OTHER',
];

/** Why what was being prepared could not be given after all. */
export const FAILURE_REASONS: readonly RedemptionReason[] = [
  'UNDELIVERABLE',
  'NO_REPLY',
  'OUT_OF_STOCK',
  'OTHER',
];

export const REWARD_BLOCKS = [
  'NOT_ENOUGH_POINTS',
  'OUT_OF_STOCK',
  'LIMIT_REACHED',
  'GIFTS_NOT_ALLOWED',
  'NOT_LIVE',
  'NOT_AN_ADVOCATE',
] as const;
export type RewardBlock = (typeof REWARD_BLOCKS)[number];

export interface Offer {
  readonly status: RewardItemStatus;
  readonly isGift: boolean;
  readonly pricePoints: Points;
  readonly stock: number;
  readonly perAdvocateLimit: number | null;
}

export interface Candidate {
  /** who joined may spend what they earned, also during a break; who left may not (R-P7) */
  readonly isHere: boolean;
  /** the advocate's employer; null where none is known */
  readonly employer: { readonly allowsGifts: boolean } | null;
  readonly availablePoints: Points;
  /** redemptions of this reward, without those that gave the unit back */
  readonly redeemed: number;
}

export interface Availability {
  readonly redeemable: boolean;
  readonly reason: RewardBlock | null;
  /** points still to earn; 0 where there are enough */
  readonly missingPoints: Points;
}

/** R-R6 */
export function mayReceiveGifts(employer: Candidate['employer']): boolean {
  return employer === null || employer.allowsGifts;
}

/**
 * What stands in the way of a redemption, in the order in which it is shown: what nobody can change
 * first, points last, because they can be earned (R-R1, R-R6).
 */
export function availabilityOf(offer: Offer, candidate: Candidate | null): Availability {
  const missingPoints =
    candidate === null ? 0 : Math.max(0, offer.pricePoints - candidate.availablePoints);
  const reason = blockOf(offer, candidate, missingPoints);
  return { redeemable: reason === null, reason, missingPoints };
}

function blockOf(
  offer: Offer,
  candidate: Candidate | null,
  missingPoints: Points,
): RewardBlock | null {
  if (candidate === null || !candidate.isHere) return 'NOT_AN_ADVOCATE';
  if (offer.status !== 'LIVE') return 'NOT_LIVE';
  if (offer.isGift && !mayReceiveGifts(candidate.employer)) return 'GIFTS_NOT_ALLOWED';
  if (limitReached(offer, candidate.redeemed)) return 'LIMIT_REACHED';
  if (offer.stock === 0) return 'OUT_OF_STOCK';
  return missingPoints > 0 ? 'NOT_ENOUGH_POINTS' : null;
}

export function limitReached(offer: Pick<Offer, 'perAdvocateLimit'>, redeemed: number): boolean {
  return offer.perAdvocateLimit !== null && redeemed >= offer.perAdvocateLimit;
}
