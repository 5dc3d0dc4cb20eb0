export { findParticipationNames } from './participation-name.queries.js';
export { ParticipationEntity } from './participation.entity.js';
export {
  findParticipations,
  findParticipationsByKeys,
  ownParticipationKey,
  type ParticipationRow,
} from './participation.queries.js';
export { StartChallenge } from './start-challenge.js';
export { DecisionEntity, SubmissionEntity } from './submission.entity.js';
export {
  countApprovals,
  type DecisionRow,
  decisionStands,
  findSubmissions,
  listApprovals,
  type SubmissionRow,
} from './submission.queries.js';
export { NewDecision } from './submission.rules.js';
export { SubmitStage, type SubmitStageInput } from './submit-stage.js';
