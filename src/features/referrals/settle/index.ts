import './referral.holding.js';
import './referral.traits.js';
export { DealRevenueEntity } from './deal-revenue.entity.js';
export { AwardImported, openAwardsOf, type OpenedAwards } from './award-imported.js';
export { CloseWindowsJob } from './close-windows.job.js';
export { CloseWindows, oldestOverdueSeconds } from './close-windows.js';
export { type CheckedReferrals, findProjectionBreaks } from './projection-breaks.queries.js';
export { figuresOf, UNDECIDED_FIGURES, type ReferralFigures } from './referral-figures.rules.js';
import './referral.measures.js';
export {
  OnReferralConfirmationRequested,
  OnReferralConverted,
  OnReferralExpired,
  OnReferralMoved,
} from './on-referral-moved.js';
export { OwnReferral } from './own-referral.errors.js';
export { refuseOwn, refuseOwnGain } from './own-referral.js';
export { uncount } from './count-settled.js';
export { lockConnected, lockGroup, type StoredReferral } from './referral-group.queries.js';
export {
  ReferralDecisionEntity,
  ReferralFactEntity,
  ReferralNoteEntity,
  ReferralTakenBackEntity,
} from './referral-input.entity.js';
export {
  type NewReferralDecision,
  type NewReferralFact,
  recordDecisions,
  recordFacts,
} from './referral-inputs.js';
export type { SettledReferral } from './referral-news.js';
export { REWARD_STATUSES, type RewardStatus } from './referral-projection.rules.js';
export { ReferralEntity } from './referral.entity.js';
export {
  pointsReversed,
  referralMoved,
  referralQuestioned,
  referralReceived,
} from './referral.events.js';
export { referralLine, referralSubject } from './referral.subject.js';
export { referralsToAccept, referralsToCheck, referralsToPlace } from './referral.waiting.js';
export { type DecidedAlone, SettleReferrals } from './settle-referrals.js';
