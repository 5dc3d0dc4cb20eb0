import {
  DealChoiceEntity,
  DealLinkEntity,
  DealSplitEntity,
  DealWaitEntity,
} from './match/index.js';
import {
  ReferralDecisionEntity,
  ReferralEntity,
  ReferralFactEntity,
  ReferralNoteEntity,
  DealRevenueEntity,
} from './settle/index.js';

export { Referral, referralById, referralsAccess, type ReferralRow } from './api/index.js';
export {
  splitProblem,
  type FraudStatus,
  type Moderation,
  type ReferralStatus,
  type ReferralStep,
  type SplitProblem,
  type SplitShare,
} from './decide/index.js';
export {
  acceptIfPending,
  findReferralsToLink,
  lockReferrals,
  type LockedReferral,
  MoveReferral,
  RecordFirstContact,
  WithdrawReferral,
  type ReferralToLink,
} from './handle/index.js';
export {
  AddReferrals,
  DuplicateReferral,
  SelfReferral,
  findReferralIdsByExternalIds,
  findToldReferrals,
  hasMoreReferralsThan,
  RecordReferral,
  SubmitReferral,
  type AddedReferral,
  type NewReferral,
  type ToldReferral,
} from './intake/index.js';
export {
  choicesOfDeals,
  countDealsThatWait,
  dealLine,
  dealsThatWait,
  DEAL_WAITS,
  findUnlinkedPairs,
  linkExactly,
  linksOf,
  lockMatching,
  MatchDeals,
  MOST_OPEN,
  pageOfWaits,
  rememberChoices,
  splitsOfDeals,
  waitsOfDeals,
  writeChoice,
  writeSplit,
  type DealSplitRow,
  type DealChoiceRow,
  type DealWait,
  type DealWaitRow,
} from './match/index.js';
export { ReferralsModule } from './referrals.module.js';
export {
  AwardImported,
  findProjectionBreaks,
  oldestOverdueSeconds,
  OwnReferral,
  referralLine,
  referralMoved,
  referralSubject,
  refuseOwn,
  refuseOwnGain,
  SettleReferrals,
  type CheckedReferrals,
  type SettledReferral,
} from './settle/index.js';

export const referralsEntities = [
  ReferralEntity,
  ReferralFactEntity,
  ReferralNoteEntity,
  ReferralDecisionEntity,
  DealLinkEntity,
  DealRevenueEntity,
  DealSplitEntity,
  DealChoiceEntity,
  DealWaitEntity,
];
