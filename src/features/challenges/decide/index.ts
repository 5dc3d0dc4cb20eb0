export { DecideSubmission, type DecideSubmissionInput } from './decide-submission.js';
export { SettleParticipation } from './settle-participation.js';
export { TakeBackDecision, type TakeBackDecisionInput } from './take-back-decision.js';
export { WriteDecision } from './write-decision.js';
