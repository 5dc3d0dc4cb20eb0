import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  enumOf,
} from '../../platform/graphql/index.js';
import { DEAL_STAGES, type DealStage } from './deal-state.rules.js';

export const DealStageEnum = enumOf('DealStage', DEAL_STAGES);

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
