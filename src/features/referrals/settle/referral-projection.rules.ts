import type { Points } from '../../../kernel/points.js';
import type { DecidedReferral, ReferralProjection } from '../decide/index.js';

export const REWARD_STATUSES = [
  'NONE',
  'PENDING',
  'HELD',
  'AWARDED',
  'PARTLY_REVERSED',
  'REVERSED',
] as const;
export type RewardStatus = (typeof REWARD_STATUSES)[number];

const FIELDS = [
  'status',
  'step',
  'reasonCode',
  'moderation',
  'fraudStatus',
  'confirmation',
  'windowOpen',
  'duplicateOf',
  'creditedDealId',
  'convertedOn',
  'wonOutsideWindow',
  'wonBeforeReferral',
  'closedOnFlag',
  'pointsDue',
  'contactMemberId',
] as const satisfies readonly (keyof ReferralProjection)[];

/** The fields of a projection in which two differ. */
export function differences(
  before: ReferralProjection,
  after: ReferralProjection,
): (keyof ReferralProjection)[] {
  const found: (keyof ReferralProjection)[] = FIELDS.filter(
    (field) => before[field] !== after[field],
  );
  if (before.firstContactedAt?.getTime() !== after.firstContactedAt?.getTime()) {
    found.push('firstContactedAt');
  }
  return found;
}

/** Whether what is stored is what was decided, points posted included. */
export function isSame(
  before: ReferralProjection & { readonly pointsAwarded: Points },
  after: DecidedReferral,
): boolean {
  return before.pointsAwarded === after.pointsDue && differences(before, after).length === 0;
}

interface AwardBefore {
  readonly pointsAwarded: Points;
  /** ever, by any settlement */
  readonly mostAwarded: Points;
  readonly settlementNo: number;
}

/** R-W3: what became of the award, whatever the status. */
export function rewardStatusOf(before: AwardBefore, after: DecidedReferral): RewardStatus {
  if (after.pointsDue > 0) {
    return after.pointsDue < before.mostAwarded ? 'PARTLY_REVERSED' : 'AWARDED';
  }
  if (after.pointsHeld > 0) return 'HELD';
  if (before.pointsAwarded > 0 || before.settlementNo > 0) return 'REVERSED';
  const waits = after.confirmation === 'WAITING' || after.moderation === 'PENDING';
  return after.status === 'CONVERTED' && waits ? 'PENDING' : 'NONE';
}
