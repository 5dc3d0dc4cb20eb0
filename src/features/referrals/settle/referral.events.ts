import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import { defineEvent } from '../../../platform/outbox/index.js';

/** One settled difference of one referral makes one event: the first of these that fits. */
export interface OfReferral {
  readonly referralId: Id;
  readonly advocateId: Id;
  /** what the difference awarded (above zero) or took back (below) */
  readonly points: Points;
}

export const referralSubmitted = defineEvent<OfReferral>('referral.submitted', {
  unconsumed: 'who submits sees it; webhooks will listen',
});

/** won inside its window */
export const referralConverted = defineEvent<OfReferral>('referral.converted');

/** the window ended, the talks go on */
export const referralExpired = defineEvent<OfReferral>('referral.expired');

/** told by word of mouth: the advocate is asked whether they said it */
export const referralConfirmationWanted = defineEvent<OfReferral>('referral.confirmationWanted');

/** any other difference that the advocate can see: a step, a contact, a conversion taken back */
export const referralMoved = defineEvent<OfReferral>('referral.moved');

interface OfPoints {
  readonly advocateId: Id;
  readonly referralId: Id;
  readonly points: Points;
}

export const pointsAwarded = defineEvent<OfPoints>('points.awarded', {
  unconsumed: 'the notice of the referral tells its points; webhooks will listen',
});

export const pointsReversed = defineEvent<OfPoints>('points.reversed', {
  unconsumed: 'the notice of the referral tells its points; webhooks will listen',
});
