import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Locale } from '../../../kernel/locale.js';
import { DateTimeScalar, LocaleEnum, PointsScalar } from '../../../platform/graphql/index.js';
import type { ChallengeStatus, DecisionKind, DecisionReason } from '../define/index.js';
import type { ProofKind } from '../proof/index.js';
import { stageKindNames } from '../stages/index.js';
import { ChallengeKindEnum, ChallengeStatusEnum, ProofKindEnum } from './challenge.graphql.js';
import { DecisionKindEnum, DecisionReasonEnum } from './submission.graphql.js';

@InputType()
export class ChallengeFilter {
  @Field(() => [ChallengeStatusEnum], {
    nullable: true,
    description: 'Absent: all but the archived ones',
  })
  statuses?: ChallengeStatus[] | null;
}

@InputType()
export class StageInput {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => PointsScalar)
  points!: number;

  @Field(() => stageKindNames, { nullable: true, description: 'None: PROOF' })
  kind?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'None: as the kind has it' })
  needsDecision?: boolean | null;

  @Field(() => [ProofKindEnum], { description: 'Of the kind PROOF; of others empty' })
  proof!: ProofKind[];

  /** what other kinds add */
  readonly [part: string]: unknown;
}

@InputType()
export class StageTextInput {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  instructions!: string;
}

@InputType()
export class ChallengeTranslationInput {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => String, { nullable: true })
  disclosure?: string | null;

  @Field(() => [StageTextInput])
  stages!: StageTextInput[];
}

@InputType()
export class SaveChallengeInput {
  @Field(() => ID, { nullable: true, description: 'None: a new draft' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of the challenge that was edited' })
  version?: number | null;

  @Field(() => String)
  idempotencyKey!: string;

  @Field(() => ChallengeKindEnum)
  kind!: 'REVIEW' | 'OTHER';

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => String, { nullable: true, description: 'The key of a ReviewSite' })
  reviewSite?: string | null;

  @Field(() => String, { nullable: true })
  disclosure?: string | null;

  @Field(() => String)
  approvalCriteria!: string;

  @Field(() => [StageInput])
  stages!: StageInput[];

  @Field(() => [ChallengeTranslationInput])
  translations!: ChallengeTranslationInput[];
}

/** A challenge as it was read. */
@InputType({ isAbstract: true })
abstract class ReadChallengeInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class PublishChallengeInput extends ReadChallengeInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it opens by itself; none: at once. Nobody but staff learns of it before',
  })
  opensAt?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ends by itself; none: when somebody closes it',
  })
  closesAt?: Date | null;
}

@InputType()
export class UnscheduleChallengeInput extends ReadChallengeInput {}

@InputType()
export class ExtendChallengeInput extends ReadChallengeInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Later than now set; none: no end' })
  closesAt!: Date | null;
}

@InputType()
export class PauseChallengeInput extends ReadChallengeInput {
  @Field(() => Boolean, { description: 'False: live again' })
  paused!: boolean;
}

@InputType()
export class CloseChallengeInput extends ReadChallengeInput {}

@InputType()
export class ArchiveChallengeInput extends ReadChallengeInput {}

@InputType()
export class StartChallengeInput {
  @Field(() => ID)
  challengeId!: string;
}

@InputType()
export class AbandonParticipationInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class SubmitStageInput {
  @Field(() => ID)
  participationId!: string;

  @Field(() => Int)
  stage!: number;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => String, { nullable: true })
  link?: string | null;

  @Field(() => [ID])
  fileIds!: string[];

  @Field(() => Boolean)
  disclosureAccepted!: boolean;

  @Field(() => String)
  idempotencyKey!: string;

  /** what other kinds of stage add */
  readonly [handedIn: string]: unknown;
}

@InputType()
export class WithdrawSubmissionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class DecideSubmissionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Of the submission, as the decider saw it' })
  version!: number;

  @Field(() => DecisionKindEnum)
  kind!: DecisionKind;

  @Field(() => DecisionReasonEnum, { nullable: true })
  reason?: DecisionReason | null;

  @Field(() => String, { nullable: true })
  message?: string | null;

  @Field(() => Boolean, { nullable: true })
  final?: boolean | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class TakeBackDecisionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Why; needed once people were told' })
  message?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}
