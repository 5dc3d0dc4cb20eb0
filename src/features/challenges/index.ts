import { ChallengeEntity, ChallengeVersionEntity } from './challenge.entity.js';
import { ParticipationEntity } from './participation.entity.js';
import { DecisionEntity, SubmissionEntity } from './submission.entity.js';

export { challengesAccess } from './challenges.access.js';
export { ChallengesModule } from './challenges.module.js';
export { decisionTakenBack, submissionDecided } from './challenge.events.js';
export type { DecisionKind, DecisionReason, SubmissionStatus } from './challenge.rules.js';
export { DecideSubmission, type DecideSubmissionInput } from './decide-submission.js';
export { findParticipations, type ParticipationRow } from './participation.queries.js';
export { findParticipationNames } from './participation-name.queries.js';
export { PauseChallenge } from './pause-challenge.js';
export { PublishChallenge } from './publish-challenge.js';
export { SaveChallenge, type SaveChallengeInput } from './save-challenge.js';
export { StartChallenge } from './start-challenge.js';
export {
  countApprovals,
  decisionStands,
  findSubmissions,
  type DecisionRow,
  type SubmissionRow,
} from './submission.queries.js';
export { SubmitStage, type SubmitStageInput } from './submit-stage.js';
export { TakeBackDecision, type TakeBackDecisionInput } from './take-back-decision.js';

export const challengesEntities = [
  ChallengeEntity,
  ChallengeVersionEntity,
  ParticipationEntity,
  SubmissionEntity,
  DecisionEntity,
];
