import './redemption.holding.js';
import './redemption.traits.js';
import './reward-audience.js';
import './reward-picture.js';
export { CancelRedemption } from './cancel-redemption.js';
export { DecideRedemption, type DecideRedemptionInput } from './decide-redemption.js';
export { EndRedemption } from './end-redemption.js';
export { FailRedemption, type FailRedemptionInput } from './fail-redemption.js';
export { FulfilRedemption, type FulfilRedemptionInput } from './fulfil-redemption.js';
export { GrantRedemption } from './grant-redemption.js';
export {
  OnRedemptionDecided,
  OnRedemptionFailed,
  OnRedemptionFulfilled,
} from './on-redemption-decided.js';
export { RedeemReward, type RedeemRewardInput } from './redeem-reward.js';
export { RedemptionPoints } from './redemption-points.js';
export { RedemptionEntity } from './redemption.entity.js';
export {
  listRedemptions,
  redemptionKeys,
  redemptionsById,
  revealsOf,
} from './redemption.queries.js';
export { redemptionSubject } from './redemption.subject.js';
export { redemptionsToDecide, redemptionsToSend } from './redemption.waiting.js';
export { RevealGiftCode } from './reveal-gift-code.js';
export { RevealEntity } from './reveal.entity.js';
export { availabilitiesByKey, availabilityKey } from './reward-shop.queries.js';
export { LimitMergesByRedemptions } from './limit-profile-merges.js';
export {
  OnRedemptionCancelledTellStaff,
  OnRedemptionDecidedTellStaff,
  OnRedemptionFailedTellStaff,
  OnRedemptionFulfilledTellStaff,
  OnRewardRedeemedTellStaff,
} from './on-redemption-waits.js';
