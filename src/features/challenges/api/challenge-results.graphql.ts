import { Field } from '@nestjs/graphql';
import {
  NotAvailable,
  NotDecidable,
  NotFound,
  NotPublishable,
  StaleVersion,
} from '../../../platform/errors/index.js';
import {
  DateTimeScalar,
  ErrorType,
  FieldProblem,
  onceUnion,
  resultUnion,
  UserError,
} from '../../../platform/graphql/index.js';
import { Challenge } from './challenge.graphql.js';
import { Participation, Submission } from './submission.graphql.js';
import { AlreadyDecided, NotSubmittable, OwnSubmission, RuleBroken } from '../define/index.js';

@ErrorType(RuleBroken)
export class RuleBrokenType extends UserError {
  @Field(() => String, { description: 'e.g. R-C4' })
  rule!: string;

  @Field(() => [FieldProblem])
  problems!: FieldProblem[];
}

@ErrorType(AlreadyDecided)
export class AlreadyDecidedType extends UserError {
  @Field(() => String, { nullable: true, description: 'Who was first' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar)
  decidedAt!: Date;
}

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
export const PauseChallengeResult = onceUnion(
  'PauseChallengeResult',
  Challenge,
  NotFound,
  StaleVersion,
);
export const StartChallengeResult = resultUnion(
  'StartChallengeResult',
  Participation,
  NotAvailable,
  NotFound,
);
export const SubmitStageResult = onceUnion(
  'SubmitStageResult',
  Submission,
  NotSubmittable,
  NotFound,
);
export const DecideSubmissionResult = onceUnion(
  'DecideSubmissionResult',
  Submission,
  AlreadyDecided,
  OwnSubmission,
  NotFound,
);
export const TakeBackDecisionResult = onceUnion(
  'TakeBackDecisionResult',
  Submission,
  NotDecidable,
  NotFound,
);
