import { GiftCodeEntity } from './gift-code.entity.js';
import { RedemptionEntity } from './redemption.entity.js';
import { RevealEntity } from './reveal.entity.js';
import { RewardEntity } from './reward.entity.js';

export { CancelRedemption } from './cancel-redemption.js';
export { DecideRedemption, type DecideRedemptionInput } from './decide-redemption.js';
export { LoadGiftCodes, type LoadedGiftCodes } from './load-gift-codes.js';
export { RedeemReward, type RedeemRewardInput } from './redeem-reward.js';
export {
  type RedemptionReason,
  type RedemptionStatus,
  type RewardItemStatus,
} from './redemption-eligibility.rules.js';
export { findRedemptionNames } from './redemption-name.queries.js';
export { findRedemption, redemptionQueue, type RedemptionQueue } from './redemption.queries.js';
export { RevealGiftCode } from './reveal-gift-code.js';
export { redemptionDecided, type OfRedemption } from './reward.events.js';
export { rewardsRunningLow } from './reward.queries.js';
export { Reward } from './reward.graphql.js';
export { rewardsAccess } from './rewards.access.js';
export { RewardsModule } from './rewards.module.js';
export { SaveReward, type SaveRewardInput } from './save-reward.js';
export { SetRewardStatus } from './set-reward-status.js';
export { GiftCodeEntity, RedemptionEntity, RevealEntity, RewardEntity };

export const rewardsEntities = [RewardEntity, RedemptionEntity, GiftCodeEntity, RevealEntity];
