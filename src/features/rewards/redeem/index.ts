export { CancelRedemption } from './cancel-redemption.js';
export { DecideRedemption, type DecideRedemptionInput } from './decide-redemption.js';
export { EndRedemption } from './end-redemption.js';
export { RedeemReward, type RedeemRewardInput } from './redeem-reward.js';
export { findRedemptionNames } from './redemption-name.queries.js';
export { RedemptionPoints } from './redemption-points.js';
export { RedemptionEntity } from './redemption.entity.js';
export {
  findRedemption,
  listRedemptions,
  redemptionKeys,
  redemptionQueue,
  type RedemptionQueue,
  redemptionsById,
  revealsOf,
} from './redemption.queries.js';
export { RevealGiftCode } from './reveal-gift-code.js';
export { RevealEntity } from './reveal.entity.js';
export { availabilitiesByKey, availabilityKey } from './reward-shop.queries.js';
