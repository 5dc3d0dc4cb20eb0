import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { EventDefinition, OutboxEvent } from '../../../platform/outbox/index.js';
import type { DecidedReferral } from '../decide/index.js';
import type { StoredReferral } from './referral-group.queries.js';
import type { ReferralFigures } from './referral-figures.rules.js';
import { differences, type RewardStatus } from './referral-projection.rules.js';
import {
  pointsAwarded,
  pointsReversed,
  referralConfirmationRequested,
  referralConverted,
  referralExpired,
  referralMoved,
  referralQuestioned,
  referralSubmitted,
  type OfReferral,
} from './referral.events.js';

/** What a settlement changed of one referral. */
export interface SettledReferral {
  readonly id: Id;
  readonly advocateId: Id;
  readonly isNew: boolean;
  /** null: it was decided before it was stored */
  readonly before: StoredReferral | null;
  readonly after: DecidedReferral;
  readonly figures: ReferralFigures;
  readonly rewardStatus: RewardStatus;
  /** what was awarded (above zero) or taken back (below) */
  readonly points: Points;
}

/** One event of the referral, and one each where points moved and where a person has to look at it. */
export function newsOf(settled: SettledReferral): OutboxEvent[] {
  const { id: referralId, advocateId, points } = settled;
  const news = [eventOf(settled).of({ referralId, advocateId, points })];
  if (points > 0) news.push(pointsAwarded.of({ referralId, advocateId, points }));
  if (points < 0) news.push(pointsReversed.of({ referralId, advocateId, points: -points }));
  if (isQuestioned(settled)) news.push(referralQuestioned.of({ referralId }));
  return news;
}

/** Whether it came to wait for somebody's look at it, or waits no more. */
function isQuestioned({ before, after }: SettledReferral): boolean {
  const looks = (referral: Pick<DecidedReferral, 'fraudStatus' | 'reasonCode'> | null) =>
    `${String(referral?.fraudStatus === 'FLAGGED')} ${String(referral?.reasonCode === 'WAITS_FOR_PERSON')}`;
  return looks(before) !== looks(after);
}

function eventOf({ isNew, before, after }: SettledReferral): EventDefinition<OfReferral> {
  const becomes = (status: DecidedReferral['status']): boolean =>
    after.status === status && (isNew || before?.status !== status);
  if (becomes('CONVERTED')) return referralConverted;
  if (isNew || before === null) {
    return after.confirmation === 'WAITING' ? referralConfirmationRequested : referralSubmitted;
  }
  return becomes('EXPIRED') && differences(before, after).includes('status')
    ? referralExpired
    : referralMoved;
}
