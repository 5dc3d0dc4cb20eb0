export { FulfilmentResolver } from './fulfilment.resolver.js';
export { RedemptionResolver } from './redemption.resolver.js';
export { RewardResolver } from './reward.resolver.js';
export { rewardsAccess } from './rewards.access.js';
