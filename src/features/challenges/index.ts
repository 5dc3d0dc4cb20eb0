import { ChallengeEntity, ChallengeVersionEntity } from './define/index.js';
import { ParticipationEntity, DecisionEntity, SubmissionEntity } from './take/index.js';
export { challengesAccess } from './api/index.js';
export {
  decisionTakenBack,
  submissionDecided,
  type DecisionKind,
  type DecisionReason,
  type SubmissionStatus,
  PauseChallenge,
  PublishChallenge,
  SaveChallenge,
  type SaveChallengeInput,
} from './define/index.js';
export {
  DecideSubmission,
  type DecideSubmissionInput,
  TakeBackDecision,
  type TakeBackDecisionInput,
} from './decide/index.js';
export {
  findParticipations,
  type ParticipationRow,
  findParticipationNames,
  StartChallenge,
  countApprovals,
  decisionStands,
  findSubmissions,
  type DecisionRow,
  type SubmissionRow,
} from './take/index.js';
export { SubmitStage, type SubmitStageInput } from './hand-in/index.js';

export { ChallengesModule } from './challenges.module.js';

export const challengesEntities = [
  ChallengeEntity,
  ChallengeVersionEntity,
  ParticipationEntity,
  SubmissionEntity,
  DecisionEntity,
];
