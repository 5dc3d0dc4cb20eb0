export { conversionWindow, dayNumber, isWindowOpen } from './conversion-window.rules.js';
export { afterWindow, decideReferrals } from './decide-referrals.rules.js';
export { splitProblem, type SplitProblem } from './deal-split.rules.js';
export {
  FRAUD_REASONS,
  FRAUD_VERDICTS,
  fraudDecision,
  fraudSignal,
  type FraudReason,
  type FraudVerdict,
} from './fraud-decision.rules.js';
export { connectedGroups } from './referral-components.rules.js';
export { compareSubmissions } from './referral-scene.rules.js';
export {
  IN_PROGRESS,
  type Confirmation,
  type DealInput,
  type DealSplit,
  type DecidedReferral,
  FRAUD_STATUSES,
  type FraudStatus,
  type Moderation,
  REASONS,
  REFERRAL_SOURCES,
  REFERRAL_STATUSES,
  REFERRAL_STEPS,
  type ReferralDecision,
  type ReferralDecisionKind,
  type ReferralFact,
  type ReferralGroup,
  type ReferralInput,
  type ReferralProjection,
  type ReferralSource,
  type ReferralStatus,
  type ReferralStep,
  type SplitShare,
  waitsForPlace,
} from './referral-group.rules.js';
