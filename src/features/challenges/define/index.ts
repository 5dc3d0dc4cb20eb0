import './challenge-picture.js';
export {
  CHALLENGE_KINDS,
  type ChallengeDefinition,
  pointsOf,
} from './challenge-definition.rules.js';
export {
  ChallengeCorrectionEntity,
  ChallengeEntity,
  ChallengeVersionEntity,
} from './challenge.entity.js';
export {
  AlreadyDecided,
  NotAbandonable,
  NotArchivable,
  NotSubmittable,
  NotWithdrawable,
  OwnSubmission,
  SubmissionWithdrawn,
} from './challenge.errors.js';
export {
  challengeClosed,
  challengePublished,
  decisionTakenBack,
  type OfDecision,
  submissionDecided,
  submissionSubmitted,
  submissionWithdrawn,
} from './challenge.events.js';
export {
  challengeKey,
  type ChallengeReader,
  type ChallengeRow,
  findChallengesByKeys,
  findChallengeStats,
  isChallengeOver,
  listChallenges,
} from './challenge.queries.js';
export { findChallengesWithAudience } from './challenge-with-audience.queries.js';
export { statusAt } from './challenge-status.queries.js';
export {
  CHALLENGE_STATUSES,
  type ChallengeStatus,
  DECISION_KINDS,
  DECISION_REASONS,
  type DecisionKind,
  type DecisionReason,
  isOver,
  isUnderWay,
  PARTICIPATION_STATUSES,
  type ParticipationStatus,
  SUBMISSION_STATUSES,
  type SubmissionStatus,
  TOLD_AFTER_MS,
  UNDO_MS,
} from './challenge.rules.js';
export { challengeLine, challengeSubject } from './challenge.subject.js';
export { extensionProblems } from './challenge-times.rules.js';
export { lockChallenge, lockChallengeNow, type LockedChallenge } from './lock-challenge.js';
export { PauseChallenge } from './pause-challenge.js';
export { PublishChallenge } from './publish-challenge.js';
export { REVIEW_SITES, reviewSiteOf } from './review-sites.rules.js';
export { SaveChallenge, type SaveChallengeInput } from './save-challenge.js';
export { findStoredStageKinds } from './stored-stage-kinds.queries.js';
export {
  findPublishedStage,
  listLiveStages,
  listPublishedStages,
  type LiveStage,
} from './published-stage.queries.js';
