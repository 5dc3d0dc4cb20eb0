import {
  NotAvailable,
  NotDecidable,
  NotFound,
  NotPublishable,
  RuleBroken,
  StaleVersion,
} from '../../../platform/errors/index.js';
import {
  DateTimeScalar,
  errorType,
  onceUnion,
  resultUnion,
} from '../../../platform/graphql/index.js';
import { Challenge } from './challenge.graphql.js';
import { Participation, Submission } from './submission.graphql.js';
import {
  AlreadyDecided,
  NotAbandonable,
  NotArchivable,
  NotSubmittable,
  NotWithdrawable,
  OwnSubmission,
  SubmissionWithdrawn,
} from '../define/index.js';

export const AlreadyDecidedType = errorType(AlreadyDecided, {
  decidedBy: { type: () => String, nullable: true, description: 'Who was first' },
  decidedAt: { type: () => DateTimeScalar },
});

export const SaveChallengeResult = onceUnion(
  'SaveChallengeResult',
  Challenge,
  RuleBroken,
  StaleVersion,
  NotFound,
);
export const PublishChallengeResult = onceUnion(
  'PublishChallengeResult',
  Challenge,
  NotPublishable,
  RuleBroken,
  StaleVersion,
  NotFound,
);
export const UnscheduleChallengeResult = onceUnion(
  'UnscheduleChallengeResult',
  Challenge,
  NotAvailable,
  NotFound,
  StaleVersion,
);
export const ExtendChallengeResult = onceUnion(
  'ExtendChallengeResult',
  Challenge,
  NotAvailable,
  NotFound,
  StaleVersion,
);
export const PauseChallengeResult = onceUnion(
  'PauseChallengeResult',
  Challenge,
  NotAvailable,
  NotFound,
  StaleVersion,
);
export const CloseChallengeResult = onceUnion(
  'CloseChallengeResult',
  Challenge,
  NotFound,
  StaleVersion,
);
export const ArchiveChallengeResult = onceUnion(
  'ArchiveChallengeResult',
  Challenge,
  NotArchivable,
  NotFound,
  StaleVersion,
);
export const StartChallengeResult = resultUnion(
  'StartChallengeResult',
  Participation,
  NotAvailable,
  NotFound,
);
export const AbandonParticipationResult = onceUnion(
  'AbandonParticipationResult',
  Participation,
  NotAbandonable,
  NotFound,
);
export const SubmitStageResult = onceUnion(
  'SubmitStageResult',
  Submission,
  NotSubmittable,
  NotFound,
);
export const WithdrawSubmissionResult = onceUnion(
  'WithdrawSubmissionResult',
  Submission,
  NotWithdrawable,
  NotFound,
);
export const DecideSubmissionResult = onceUnion(
  'DecideSubmissionResult',
  Submission,
  AlreadyDecided,
  SubmissionWithdrawn,
  StaleVersion,
  OwnSubmission,
  NotFound,
);
export const TakeBackDecisionResult = onceUnion(
  'TakeBackDecisionResult',
  Submission,
  NotDecidable,
  OwnSubmission,
  NotFound,
);
