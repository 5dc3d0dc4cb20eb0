import type { AccessTable } from '../../../platform/graphql/index.js';
import { rewardsRunningLow } from '../catalogue/index.js';
import { redemptionsToDecide, redemptionsToSend, redemptionSubject } from '../redeem/index.js';

const STAFF = { marketer: 'program', admin: 'program' } as const;
const STAFF_AND_OWN = { ...STAFF, advocate: 'own' } as const;
const OWN = { advocate: 'own' } as const;

export const rewardsAccess: AccessTable = {
  'Query.rewards': { ...rewardsRunningLow.seenBy, ...OWN },
  'Query.reward': STAFF_AND_OWN,
  'Query.redemption': redemptionSubject.names.seenBy,
  'Query.redemptions': { ...redemptionsToDecide.seenBy, ...redemptionsToSend.seenBy, ...OWN },
  'Mutation.saveReward': STAFF,
  'Mutation.loadGiftCodes': STAFF,
  'Mutation.setRewardStatus': STAFF,
  'Mutation.decideRedemption': STAFF,
  'Mutation.fulfilRedemption': STAFF,
  'Mutation.failRedemption': STAFF,
  'Mutation.redeemReward': OWN,
  'Mutation.cancelRedemption': OWN,
  'Mutation.revealGiftCode': OWN,
  'Reward.*': 'PARENT',
  'Reward.codesFree': STAFF,
  'Reward.codesLoaded': STAFF,
  'Reward.timeline': STAFF,
  'Reward.units': STAFF,
  'RewardTranslation.*': 'PARENT',
  'RewardAvailability.*': 'PARENT',
  'RewardConnection.*': 'PARENT',
  'RewardEdge.*': 'PARENT',
  'Redemption.*': 'PARENT',
  'RedemptionConnection.*': 'PARENT',
  'RedemptionEdge.*': 'PARENT',
  'Reveal.*': 'PARENT',
  'LoadedGiftCodes.*': 'PARENT',
  'RevealedGiftCode.*': 'PARENT',
};
