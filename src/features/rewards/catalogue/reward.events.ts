import { z } from 'zod';
import { defineEvent } from '../../../platform/outbox/index.js';

const OfRedemption = z.strictObject({
  redemptionId: z.uuid(),
  rewardId: z.uuid(),
  advocateId: z.uuid(),
});
export type OfRedemption = z.infer<typeof OfRedemption>;

export const rewardRedeemed = defineEvent({
  name: 'reward.redeemed',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfRedemption,
});

/** approved (a code is there, or it is being prepared) or not accepted: the redemption says which */
export const redemptionDecided = defineEvent({
  name: 'redemption.decided',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfRedemption,
});

/** what was prepared by hand is handed over */
export const redemptionFulfilled = defineEvent({
  name: 'redemption.fulfilled',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfRedemption,
});

/** what was being prepared cannot be given: points and unit are back */
export const redemptionFailed = defineEvent({
  name: 'redemption.failed',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfRedemption,
});

export const redemptionCancelled = defineEvent({
  name: 'redemption.cancelled',
  version: 1,
  audience: 'ADVOCATE',
  payload: OfRedemption,
});
