import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  DateScalar,
  DateTimeScalar,
  PageInfo,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import { SubjectKindEnum, type SubjectKind } from '../../subjects/index.js';
import { STATEMENT_KINDS, type StatementKind } from './statement.rules.js';

export const StatementKindEnum = Object.fromEntries(
  STATEMENT_KINDS.map((kind) => [kind, kind]),
) as Record<StatementKind, StatementKind>;
registerEnumType(StatementKindEnum, { name: 'StatementKind' });

@ObjectType({ description: 'The points that expire next' })
export class ExpiringPoints {
  @Field(() => PointsScalar)
  points!: number;

  @Field(() => DateScalar, { description: 'The last day on which they can be spent' })
  on!: string;
}

@ObjectType()
export class PointsBalance {
  @Field(() => PointsScalar, { description: 'Can be spent now' })
  available!: number;

  @Field(() => PointsScalar, { description: 'Promised, not spendable yet' })
  pending!: number;

  @Field(() => PointsScalar, { description: 'Earned, less what was taken back' })
  lifetime!: number;

  @Field(() => PointsScalar, { description: 'Repaid first from what is earned next' })
  owed!: number;

  @Field(() => ExpiringPoints, { nullable: true })
  nextExpiry!: ExpiringPoints | null;
}

@ObjectType()
export class StatementLine {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar)
  occurredAt!: Date;

  @Field(() => StatementKindEnum)
  kind!: StatementKind;

  @Field(() => PointsScalar, { description: 'Signed' })
  points!: number;

  @Field(() => PointsScalar)
  balanceAfter!: number;

  @Field(() => String, { nullable: true, description: 'The rule that explains the line' })
  rule!: string | null;

  @Field(() => SubjectKindEnum, { nullable: true })
  subjectKind!: SubjectKind | null;

  @Field(() => ID, { nullable: true })
  subjectId!: string | null;
}

@ObjectType()
export class StatementEdge {
  @Field(() => StatementLine)
  node!: StatementLine;

  @Field(() => String)
  cursor!: string;
}

@ObjectType()
export class StatementConnection {
  @Field(() => [StatementEdge])
  edges!: StatementEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
