import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound, RuleBroken, StaleVersion } from '../../platform/errors/index.js';
import {
  connectionType,
  DateTimeScalar,
  enumOf,
  onceUnion,
  resultUnion,
} from '../../platform/graphql/index.js';
import {
  StillUsed,
  TRAIT_OPERATORS,
  TRAIT_TYPES,
  type TraitOperator,
  type TraitType,
} from '../traits/index.js';
import { MATCHES, type Match } from './segment-rule.rules.js';

const TraitTypeEnum = enumOf('TraitType', TRAIT_TYPES);
const TraitOperatorEnum = enumOf('TraitOperator', TRAIT_OPERATORS);
const MatchEnum = enumOf('SegmentMatch', MATCHES);

@ObjectType({ description: 'A value that a trait can have, with the name that people read' })
export class TraitChoice {
  @Field(() => String)
  value!: string;

  @Field(() => String)
  label!: string;
}

@ObjectType({ description: 'What a condition can ask about an advocate' })
export class Trait {
  @Field(() => String, { description: 'e.g. points.available' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the programme calls it; null: it is one of the product’s own',
  })
  label!: string | null;

  @Field(() => TraitTypeEnum)
  type!: TraitType;

  @Field(() => [TraitOperatorEnum])
  operators!: readonly TraitOperator[];

  @Field(() => [String], {
    nullable: true,
    description: 'The codes of a closed list; null: any text, or see hasChoices',
  })
  choices!: readonly string[] | null;

  @Field(() => Boolean, { description: 'Whether its values are found by traitChoices' })
  hasChoices!: boolean;
}

@ObjectType()
export class SegmentCondition {
  @Field(() => String, { description: 'The name of a trait' })
  trait!: string;

  @Field(() => TraitOperatorEnum)
  operator!: TraitOperator;

  @Field(() => [String], { description: 'As written: codes, ids, days, numbers' })
  values!: readonly string[];
}

@ObjectType()
export class ConditionGroup {
  @Field(() => MatchEnum)
  match!: Match;

  @Field(() => [SegmentCondition])
  conditions!: readonly SegmentCondition[];
}

@ObjectType()
export class SegmentSide {
  @Field(() => MatchEnum)
  match!: Match;

  @Field(() => [ConditionGroup])
  groups!: readonly ConditionGroup[];
}

@ObjectType('SegmentRule', {
  description:
    'Everybody for whom `include` holds and `exclude` does not; a side without groups says nothing',
})
export class SegmentRuleType {
  @Field(() => SegmentSide)
  include!: SegmentSide;

  @Field(() => SegmentSide)
  exclude!: SegmentSide;
}

@ObjectType()
export class CheckedCondition extends SegmentCondition {
  @Field(() => Boolean)
  isMet!: boolean;

  @Field(() => [TraitChoice], {
    description: 'What is so of the advocate; empty where nobody knows it',
  })
  found!: readonly TraitChoice[];
}

@ObjectType()
export class CheckedConditionGroup {
  @Field(() => MatchEnum)
  match!: Match;

  @Field(() => Boolean)
  isMet!: boolean;

  @Field(() => [CheckedCondition])
  conditions!: readonly CheckedCondition[];
}

@ObjectType()
export class CheckedSegmentSide {
  @Field(() => MatchEnum)
  match!: Match;

  @Field(() => Boolean)
  isMet!: boolean;

  @Field(() => [CheckedConditionGroup])
  groups!: readonly CheckedConditionGroup[];
}

@ObjectType({ description: 'Why one advocate is in a segment, or is not (R-U2)' })
export class SegmentMembership {
  @Field(() => Boolean)
  isIn!: boolean;

  @Field(() => CheckedSegmentSide)
  include!: CheckedSegmentSide;

  @Field(() => CheckedSegmentSide)
  exclude!: CheckedSegmentSide;
}

@ObjectType({
  description: 'A saved rule; its members are computed when they are asked for (R-U2)',
})
export class Segment {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => SegmentRuleType)
  rule!: SegmentRuleType;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int, { description: 'Send it with a change' })
  version!: number;
}

@ObjectType()
export class SegmentConnection extends connectionType('Segment', () => Segment) {}

@ObjectType()
export class SegmentProblem {
  @Field(() => [String], { description: 'Within the rule, e.g. include, groups, 0, conditions, 1' })
  path!: readonly string[];

  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'Whom a rule finds before it is saved' })
export class SegmentPreview {
  @Field(() => Int, { nullable: true, description: 'Null: the rule cannot be asked yet' })
  size!: number | null;

  @Field(() => Int, { description: 'All advocates but those who have left' })
  advocates!: number;

  @Field(() => [SegmentProblem])
  problems!: readonly SegmentProblem[];
}

@InputType()
export class SegmentConditionInput {
  @Field(() => String)
  trait!: string;

  @Field(() => TraitOperatorEnum)
  operator!: TraitOperator;

  @Field(() => [String])
  values!: string[];
}

@InputType()
export class ConditionGroupInput {
  @Field(() => MatchEnum)
  match!: Match;

  @Field(() => [SegmentConditionInput])
  conditions!: SegmentConditionInput[];
}

@InputType()
export class SegmentSideInput {
  @Field(() => MatchEnum)
  match!: Match;

  @Field(() => [ConditionGroupInput])
  groups!: ConditionGroupInput[];
}

@InputType()
export class SegmentRuleInput {
  @Field(() => SegmentSideInput)
  include!: SegmentSideInput;

  @Field(() => SegmentSideInput)
  exclude!: SegmentSideInput;
}

@InputType()
export class SaveSegmentInput {
  @Field(() => ID, { nullable: true, description: 'Absent: a new one' })
  id?: Id | null;

  @Field(() => Int, { nullable: true, description: 'As it was read; a new one has none' })
  version?: number | null;

  @Field(() => String)
  name!: string;

  @Field(() => SegmentRuleInput)
  rule!: SegmentRuleInput;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class DeleteSegmentInput {
  @Field(() => ID)
  id!: Id;
}

@ObjectType()
export class DeletedSegment {
  @Field(() => ID)
  id!: Id;
}

export const SaveSegmentResult = onceUnion(
  'SaveSegmentResult',
  Segment,
  NotFound,
  RuleBroken,
  StaleVersion,
);
export const DeleteSegmentResult = resultUnion(
  'DeleteSegmentResult',
  DeletedSegment,
  NotFound,
  StillUsed,
);
