import type { Id } from '../../../kernel/ids.js';
import { defineEvent } from '../../../platform/outbox/index.js';

export interface OfRedemption {
  readonly redemptionId: Id;
  readonly rewardId: Id;
  readonly advocateId: Id;
}

export const rewardRedeemed = defineEvent<OfRedemption>('reward.redeemed', {
  unconsumed: 'the advocate did it and sees it; webhooks will listen',
});

/** approved and fulfilled, or not accepted: the redemption says which */
export const redemptionDecided = defineEvent<OfRedemption>('redemption.decided');

export const redemptionCancelled = defineEvent<OfRedemption>('redemption.cancelled', {
  unconsumed: 'the advocate did it and sees it; webhooks will listen',
});
