import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  enumOf,
  IdempotencyKeyReused,
  InvalidInput,
  NotFound,
  PointsScalar,
  resultUnion,
} from '../../platform/graphql/index.js';
import { DEAL_STAGES, type DealStage } from '../deals/index.js';

const DealStageEnum = enumOf('DealStage', DEAL_STAGES);

@ObjectType({ description: 'A sales opportunity, with or without a referral' })
export class Deal {
  @Field(() => ID)
  id!: Id;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  externalId!: string | null;

  @Field(() => DealStageEnum)
  stage!: DealStage;

  @Field(() => DateScalar, { nullable: true })
  closedOn!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class DealConnection extends connectionType('Deal', () => Deal) {}

@InputType()
export class RecordDealInput {
  @Field(() => ID, { nullable: true, description: 'A deal that is here already' })
  id?: Id | null;

  @Field(() => String, { nullable: true })
  externalId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Exactly these; absent: by the company' })
  referralIds?: Id[] | null;

  @Field(() => String, { nullable: true })
  companyName?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => DealStageEnum)
  stage!: DealStage;

  @Field(() => DateScalar, { nullable: true, description: 'Absent where the deal is over: today' })
  closedOn?: string | null;

  @Field(() => PointsScalar, { nullable: true })
  amountMinor?: number | null;

  @Field(() => String, { nullable: true, description: "Absent: the programme's" })
  currency?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const RecordDealResult = resultUnion('RecordDealResult', () => [
  Deal,
  InvalidInput,
  NotFound,
  IdempotencyKeyReused,
]);
