import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

/** One settled difference of one referral makes one event: the first of these that fits. */
const OfReferral = z.strictObject({
  referralId: z.uuid(),
  advocateId: z.uuid(),
  /** what the difference awarded (above zero) or took back (below) */
  points: z.int(),
});
export type OfReferral = z.infer<typeof OfReferral>;

export const referralSubmitted = defineEvent({
  name: 'referral.submitted',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
  unconsumed: 'who submits sees it; webhooks will listen',
});

/** won inside its window */
export const referralConverted = defineEvent({
  name: 'referral.converted',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
});

/** the window ended, the talks go on */
export const referralExpired = defineEvent({
  name: 'referral.expired',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
});

/** made by word of mouth: the advocate is asked to confirm it */
export const referralConfirmationRequested = defineEvent({
  name: 'referral.confirmationRequested',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
});

/** any other difference that the advocate can see: a step, a contact, a conversion taken back */
export const referralMoved = defineEvent({
  name: 'referral.moved',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
});

export const pointsAwarded = defineEvent({
  name: 'points.awarded',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
  unconsumed: 'the notice of the referral tells its points; webhooks will listen',
});

export const pointsReversed = defineEvent({
  name: 'points.reversed',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfReferral,
  unconsumed: 'the notice of the referral tells its points; webhooks will listen',
});

/** A person or a program submitted it: somebody has to get in contact. What a file brought is history. */
export const referralReceived = defineEvent({
  name: 'referral.received',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ referralId: z.uuid() }),
});

/** It was flagged, or displaces another and waits for a person; or that was decided. */
export const referralQuestioned = defineEvent({
  name: 'referral.questioned',
  version: 1,
  audience: 'STAFF',
  payload: z.strictObject({ referralId: z.uuid() }),
});
