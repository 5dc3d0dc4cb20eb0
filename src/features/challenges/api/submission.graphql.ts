import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionType,
  DateTimeScalar,
  enumOf,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import { Advocate } from '../../advocates/index.js';
import { ProofFile } from '../../files/index.js';
import { TimelineEntry } from '../../timeline/index.js';
import { Challenge } from './challenge.graphql.js';
import {
  DECISION_KINDS,
  DECISION_REASONS,
  PARTICIPATION_STATUSES,
  SUBMISSION_STATUSES,
  type DecisionKind,
  type DecisionReason,
  type ParticipationStatus,
  type SubmissionStatus,
} from '../define/index.js';

export const ParticipationStatusEnum = enumOf('ParticipationStatus', PARTICIPATION_STATUSES);
export const SubmissionStatusEnum = enumOf('SubmissionStatus', SUBMISSION_STATUSES);
export const DecisionKindEnum = enumOf('DecisionKind', DECISION_KINDS);
export const DecisionReasonEnum = enumOf('DecisionReason', DECISION_REASONS);

@ObjectType()
export class Decision {
  @Field(() => DecisionKindEnum)
  kind!: DecisionKind;

  @Field(() => DecisionReasonEnum, { nullable: true })
  reason!: DecisionReason | null;

  @Field(() => String, { nullable: true, description: 'What the advocate can do next' })
  message!: string | null;

  @Field(() => Boolean)
  final!: boolean;

  @Field(() => DateTimeScalar)
  decidedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who decided; null where no person did' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'For staff, until then: it can be undone before anyone is told (R-C2)',
  })
  undoUntil!: Date | null;
}

@ObjectType({ description: 'One advocate in one challenge' })
export class Participation {
  @Field(() => ID)
  id!: string;

  @Field(() => Challenge, { description: 'As it was when it was started (R-C1)' })
  challenge!: Challenge;

  @Field(() => Advocate)
  advocate!: Advocate;

  @Field(() => ParticipationStatusEnum)
  status!: ParticipationStatus;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  completedAt!: Date | null;

  @Field(() => Int, { description: 'The first stage that is not approved; at the end the last' })
  currentStage!: number;

  @Field(() => [Submission])
  submissions!: Submission[];

  @Field(() => [TimelineEntry])
  timeline!: TimelineEntry[];
}

@ObjectType({ description: 'The proof that an advocate hands in for a stage' })
export class Submission {
  @Field(() => ID)
  id!: string;

  @Field(() => Participation)
  participation!: Participation;

  @Field(() => Int)
  stage!: number;

  @Field(() => SubmissionStatusEnum)
  status!: SubmissionStatus;

  @Field(() => Boolean, { description: 'It cannot be handed in again' })
  final!: boolean;

  @Field(() => String, { nullable: true })
  text!: string | null;

  @Field(() => String, { nullable: true })
  link!: string | null;

  @Field(() => [ProofFile])
  files!: ProofFile[];

  @Field(() => DateTimeScalar, { nullable: true })
  submittedAt!: Date | null;

  @Field(() => Decision, { nullable: true, description: 'The last one' })
  decision!: Decision | null;

  @Field(() => PointsScalar, { description: 'What the stage is worth' })
  points!: number;

  @Field(() => Int, { description: 'Of the row: send it with a decision' })
  version!: number;
}

@ObjectType()
export class SubmissionConnection extends connectionType('Submission', () => Submission) {
  @Field(() => Int)
  totalCount!: number;
}
