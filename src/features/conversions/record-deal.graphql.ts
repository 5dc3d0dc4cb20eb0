import { Field, ID, InputType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import { DateScalar, onceUnion, PointsScalar } from '../../platform/graphql/index.js';
import { Deal, DealStageEnum, type DealStage } from '../deals/index.js';
import { OwnReferral } from '../referrals/index.js';

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

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Absent: as it is known, where the stage is told again; today, where the deal is over by it',
  })
  closedOn?: string | null;

  @Field(() => PointsScalar, { nullable: true })
  amountMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Absent: the deal's as it is known, else the programme's",
  })
  currency?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const RecordDealResult = onceUnion('RecordDealResult', Deal, OwnReferral, NotFound);
