import type { Points } from '../../../kernel/points.js';
import type { ReferralStatus } from '../decide/index.js';

const UNDER_WAY: ReadonlySet<ReferralStatus> = new Set([
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
]);

/** What the advocate may still earn with it: the award of a conversion while it can happen. */
export function possiblePoints(referral: {
  readonly status: ReferralStatus;
  readonly moderation: string;
  readonly conversionPoints: Points;
}): Points {
  const { status, moderation, conversionPoints } = referral;
  return UNDER_WAY.has(status) && moderation !== 'DENIED' ? conversionPoints : 0;
}
