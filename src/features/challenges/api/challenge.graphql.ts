import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '../../../kernel/locale.js';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  enumOf,
  LocaleEnum,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import { CHALLENGE_KINDS, CHALLENGE_STATUSES, type ChallengeStatus } from '../define/index.js';
import { PROOF_KINDS, type ProofKind } from '../proof/index.js';
import { stageKindNames } from '../stages/index.js';

export const ChallengeStatusEnum = enumOf('ChallengeStatus', CHALLENGE_STATUSES);
export const ChallengeKindEnum = enumOf('ChallengeKind', CHALLENGE_KINDS);
export const ProofKindEnum = enumOf('ProofKind', PROOF_KINDS);
// Read when the schema is made: by then every feature has registered its kinds.
registerEnumType(stageKindNames, { name: 'StageKind', description: 'What a stage asks for' });

@ObjectType({ description: 'A site for public reviews, with its own policy on incentives' })
export class ReviewSite {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  url!: string;

  @Field(() => Boolean, { description: 'False: a review there carries no points (R-C4)' })
  incentivesAllowed!: boolean;

  @Field(() => String, { description: 'The policy, in our words' })
  policy!: string;

  @Field(() => String)
  policyUrl!: string;

  @Field(() => DateScalar)
  checkedOn!: string;
}

@ObjectType()
export class ChallengeStage {
  @Field(() => Int, { description: 'From 1' })
  number!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => PointsScalar)
  points!: number;

  @Field(() => stageKindNames)
  kind!: string;

  @Field(() => Boolean, { description: 'False: handed in is done, nobody decides' })
  needsDecision!: boolean;

  @Field(() => [ProofKindEnum], {
    description: 'What is handed in for a stage of the kind PROOF: all of these',
  })
  proof!: readonly ProofKind[];
}

@ObjectType()
export class StageText {
  @Field(() => String)
  title!: string;

  @Field(() => String)
  instructions!: string;
}

@ObjectType()
export class ChallengeTranslation {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => String, { nullable: true })
  disclosure!: string | null;

  @Field(() => [StageText])
  stages!: StageText[];
}

@ObjectType('ChallengeDefinition', { description: 'The draft that a marketer edits' })
export class ChallengeDraft {
  @Field(() => ChallengeKindEnum)
  kind!: 'REVIEW' | 'OTHER';

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => String, { nullable: true, description: 'The key of a ReviewSite' })
  reviewSite!: string | null;

  @Field(() => String, { nullable: true })
  disclosure!: string | null;

  @Field(() => String)
  approvalCriteria!: string;

  @Field(() => [ChallengeStage])
  stages!: ChallengeStage[];

  @Field(() => [ChallengeTranslation])
  translations!: ChallengeTranslation[];
}

@ObjectType()
export class ChallengeStats {
  @Field(() => Int)
  started!: number;

  @Field(() => Int, { description: 'Submissions that wait for a decision' })
  waiting!: number;

  @Field(() => Int)
  completed!: number;

  @Field(() => PointsScalar)
  pointsAwarded!: number;
}

@ObjectType({ description: 'An act of advocacy that a marketer asks for' })
export class Challenge {
  @Field(() => ID)
  id!: string;

  @Field(() => ChallengeStatusEnum)
  status!: ChallengeStatus;

  @Field(() => Int, { description: 'Of the row: send it with a change' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'The version that is started now' })
  liveVersion!: number | null;

  @Field(() => ChallengeKindEnum)
  kind!: 'REVIEW' | 'OTHER';

  @Field(() => String)
  title!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String)
  instructions!: string;

  @Field(() => ReviewSite, { nullable: true })
  reviewSite!: ReviewSite | null;

  @Field(() => String, { nullable: true })
  disclosure!: string | null;

  @Field(() => PointsScalar, { description: 'Of all stages' })
  points!: number;

  @Field(() => [ChallengeStage])
  stages!: ChallengeStage[];

  @Field(() => [ChallengeTranslation])
  translations!: ChallengeTranslation[];

  @Field(() => DateTimeScalar, { nullable: true })
  publishedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a scheduled one opens by itself: nobody but staff sees it before',
  })
  opensAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends by itself' })
  closesAt!: Date | null;

  @Field(() => ChallengeDraft, { nullable: true, description: 'For staff' })
  definition!: ChallengeDraft | null;

  @Field(() => ChallengeStats, { nullable: true, description: 'For staff' })
  stats!: ChallengeStats | null;
}

@ObjectType()
export class ChallengeConnection extends connectionType('Challenge', () => Challenge) {}
