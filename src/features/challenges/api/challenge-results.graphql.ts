import { Field, ObjectType } from '@nestjs/graphql';
import {
  DateTimeScalar,
  FieldProblem,
  IdempotencyKeyReused,
  InvalidInput,
  NotAvailable,
  NotDecidable,
  NotFound,
  NotPublishable,
  resultUnion,
  StaleVersion,
  UserError,
} from '../../../platform/graphql/index.js';
import { Challenge } from './challenge.graphql.js';
import { Participation, Submission } from './submission.graphql.js';

@ObjectType({ implements: () => [UserError] })
export class RuleBroken extends UserError {
  @Field(() => String, { description: 'e.g. R-C4' })
  rule!: string;

  @Field(() => [FieldProblem])
  problems!: FieldProblem[];
}

@ObjectType({ implements: () => [UserError] })
export class NotSubmittable extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class OwnSubmission extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class AlreadyDecided extends UserError {
  @Field(() => String, { nullable: true, description: 'Who was first' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar)
  decidedAt!: Date;
}

export const SaveChallengeResult = resultUnion('SaveChallengeResult', () => [
  Challenge,
  InvalidInput,
  RuleBroken,
  StaleVersion,
  NotFound,
  IdempotencyKeyReused,
]);
export const PublishChallengeResult = resultUnion('PublishChallengeResult', () => [
  Challenge,
  NotPublishable,
  RuleBroken,
  StaleVersion,
  NotFound,
]);
export const PauseChallengeResult = resultUnion('PauseChallengeResult', () => [
  Challenge,
  NotFound,
  StaleVersion,
]);
export const StartChallengeResult = resultUnion('StartChallengeResult', () => [
  Participation,
  NotAvailable,
  NotFound,
]);
export const SubmitStageResult = resultUnion('SubmitStageResult', () => [
  Submission,
  NotSubmittable,
  InvalidInput,
  NotFound,
  IdempotencyKeyReused,
]);
export const DecideSubmissionResult = resultUnion('DecideSubmissionResult', () => [
  Submission,
  AlreadyDecided,
  OwnSubmission,
  InvalidInput,
  NotFound,
  IdempotencyKeyReused,
]);
export const TakeBackDecisionResult = resultUnion('TakeBackDecisionResult', () => [
  Submission,
  NotDecidable,
  InvalidInput,
  NotFound,
  IdempotencyKeyReused,
]);
