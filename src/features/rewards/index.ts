import { GiftCodeEntity, RewardEntity } from './catalogue/index.js';
import { RedemptionEntity, RevealEntity } from './redeem/index.js';
export {
  CancelRedemption,
  DecideRedemption,
  type DecideRedemptionInput,
  FulfilRedemption,
  RedeemReward,
  type RedeemRewardInput,
  RevealGiftCode,
} from './redeem/index.js';
export {
  LoadGiftCodes,
  type LoadedGiftCodes,
  type RedemptionReason,
  type RedemptionStatus,
  type RewardItemStatus,
  SaveReward,
  type SaveRewardInput,
  SetRewardStatus,
} from './catalogue/index.js';
export { rewardsAccess } from './api/index.js';

export { RewardsModule } from './rewards.module.js';
export { GiftCodeEntity, RedemptionEntity, RevealEntity, RewardEntity };

export const rewardsEntities = [RewardEntity, RedemptionEntity, GiftCodeEntity, RevealEntity];
