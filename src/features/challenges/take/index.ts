import './participation.holding.js';
import './challenge-audience.js';
import './participation.traits.js';
export { ArchiveChallenge } from './archive-challenge.js';
export { CloseChallenge } from './close-challenge.js';
export { EndChallenge } from './end-challenge.js';
export { lockOpenStage, type OpenStage, type StageToOpen } from './lock-open-stage.js';
export { ParticipationEntity } from './participation.entity.js';
export {
  countStarted,
  findEndedParticipations,
  findParticipations,
  findParticipationsByKeys,
  type LockedParticipation,
  lockParticipation,
  ownParticipationKey,
  type ParticipationRow,
} from './participation.queries.js';
export { participationLine, participationSubject } from './participation.subject.js';
export { settleStatuses } from './settle-participation-status.js';
export { StartChallenge } from './start-challenge.js';
export { DecisionEntity, SubmissionEntity } from './submission.entity.js';
import './submission-files.js';
export {
  countApprovals,
  type DecisionRow,
  isDecisionInForce,
  findSubmissions,
  listApprovals,
  type SubmissionRow,
} from './submission.queries.js';
export { NewDecision } from './submission.rules.js';
export { submissionToDecide } from './submission.staff.js';
export { submissionsToDecide } from './submission.waiting.js';
