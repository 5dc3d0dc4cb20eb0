import {
  ChallengeCorrectionEntity,
  ChallengeEntity,
  ChallengeVersionEntity,
} from './define/index.js';
import { ParticipationEntity, DecisionEntity, SubmissionEntity } from './take/index.js';
export {
  Challenge as ChallengeType,
  challengesAccess,
  loadChallenge,
  loadOwnChallenge,
  ChallengeStage as ChallengeStageType,
  StageInput as StageInputType,
  submissionById,
  Submission as SubmissionType,
  SubmitStageInput as SubmitStageInputType,
} from './api/index.js';
export {
  defineStageKind,
  HandlesStage,
  StageHandlers,
  type Judged,
  type Stage,
  type StageHandler,
  type StageToJudge,
  type WithdrawnStage,
} from './stages/index.js';
export {
  challengeKey,
  type ChallengeStatus,
  findChallengesByKeys,
  type ParticipationStatus,
  type DecisionKind,
  type DecisionReason,
  type SubmissionStatus,
  findPublishedStage,
  listLiveStages,
  type LiveStage,
  findStoredStageKinds,
  NotSubmittable,
  listPublishedStages,
  PauseChallenge,
  PublishChallenge,
  SaveChallenge,
  type SaveChallengeInput,
  challengeClosed,
} from './define/index.js';
export {
  DecideSubmission,
  type DecideSubmissionInput,
  TakeBackDecision,
  type TakeBackDecisionInput,
} from './decide/index.js';
export {
  ArchiveChallenge,
  CloseChallenge,
  EndChallenge,
  countStarted,
  findEndedParticipations,
  StartChallenge,
  findSubmissions,
  lockOpenStage,
  type DecisionRow,
  type SubmissionRow,
} from './take/index.js';
export {
  AbandonParticipation,
  SubmitStage,
  type SubmitStageInput,
  WithdrawSubmission,
  WithdrawWaiting,
} from './hand-in/index.js';

export {
  KeepSchedule,
  RunSchedules,
  ExtendChallenge,
  UnscheduleChallenge,
} from './schedule/index.js';

export { ChallengesModule } from './challenges.module.js';

export const challengesEntities = [
  ChallengeEntity,
  ChallengeVersionEntity,
  ChallengeCorrectionEntity,
  ParticipationEntity,
  SubmissionEntity,
  DecisionEntity,
];
