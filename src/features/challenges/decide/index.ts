export { ApproveAtOnce } from './approve-at-once.js';
export { DecideSubmission, type DecideSubmissionInput } from './decide-submission.js';
export { OnDecisionTakenBack, OnSubmissionDecided } from './on-submission-decided.js';
export { SettleParticipation } from './settle-participation.js';
export { TakeBackDecision, type TakeBackDecisionInput } from './take-back-decision.js';
export { AnnounceDecision } from './announce-decision.js';
export { WriteDecision } from './write-decision.js';
export { LimitMergesBySubmissions } from './limit-profile-merges.js';
export {
  OnDecisionTakenBackTellStaff,
  OnSubmissionDecidedTellStaff,
  OnSubmissionSubmittedTellStaff,
  OnSubmissionWithdrawnTellStaff,
} from './on-submission-waits.js';
