export { compareIfWritten } from './compare-written-codes.js';
export { GiftCodeVault } from './gift-code-vault.js';
export { GiftCodeEntity } from './gift-code.entity.js';
export { type LoadedGiftCodes, LoadGiftCodes } from './load-gift-codes.js';
export {
  type Availability,
  availabilityOf,
  mayReceiveGifts,
  type Candidate,
  DECISION_REASONS,
  ENDED_WITHOUT_REWARD,
  FAILURE_REASONS,
  type Fulfilment,
  FULFILMENTS,
  limitReached,
  REDEMPTION_REASONS,
  REDEMPTION_STATUSES,
  type RedemptionReason,
  type RedemptionStatus,
  REWARD_BLOCKS,
  REWARD_STATUSES,
  type RewardBlock,
  type RewardItemStatus,
} from './redemption-eligibility.rules.js';
export { RewardEntity } from './reward.entity.js';
export {
  GiftsNotAllowed,
  InsufficientPoints,
  LimitReached,
  NotRevealable,
  OutOfStock,
  OwnRedemption,
  PriceChanged,
} from './reward.errors.js';
export {
  type OfRedemption,
  redemptionCancelled,
  redemptionDecided,
  redemptionFailed,
  redemptionFulfilled,
  rewardRedeemed,
} from './reward.events.js';
export { codeCounts, findReward, listRewards, rewardKeys, rewardsById } from './reward.queries.js';
export { restock } from './restock-rewards.js';
export { rewardLine, rewardSubject } from './reward.subject.js';
export { rewardRunsLow } from './reward.staff.js';
export { rewardsRunningLow } from './reward.waiting.js';
export { SaveReward, type SaveRewardInput } from './save-reward.js';
export { SetRewardStatus } from './set-reward-status.js';
