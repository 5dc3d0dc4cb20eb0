import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionType,
  DateTimeScalar,
  enumOf,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import { Advocate } from '../../advocates/index.js';
import { TimelineEntry } from '../../timeline/index.js';
import {
  REDEMPTION_REASONS,
  REDEMPTION_STATUSES,
  type RedemptionReason,
  type RedemptionStatus,
} from '../catalogue/index.js';
import { Reward } from './reward.graphql.js';

export const RedemptionStatusEnum = enumOf('RedemptionStatus', REDEMPTION_STATUSES);
export const RedemptionReasonEnum = enumOf('RedemptionReason', REDEMPTION_REASONS);

@ObjectType({ description: 'That, and when, the owner looked at their code' })
export class Reveal {
  @Field(() => DateTimeScalar)
  at!: Date;
}

@ObjectType({ description: "One advocate's purchase of one reward" })
export class Redemption {
  @Field(() => ID)
  id!: string;

  @Field(() => Reward)
  reward!: Reward;

  @Field(() => Advocate)
  advocate!: Advocate;

  @Field(() => PointsScalar, { description: 'What was paid' })
  pricePoints!: number;

  @Field(() => RedemptionStatusEnum)
  status!: RedemptionStatus;

  @Field(() => DateTimeScalar)
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => RedemptionReasonEnum, { nullable: true })
  reason!: RedemptionReason | null;

  @Field(() => String, { nullable: true, description: 'To the advocate, from who decided' })
  reasonText!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  fulfilledAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'To the advocate, from who handed it over: the number of a parcel, a day',
  })
  fulfilmentNote!: string | null;

  @Field(() => [Reveal])
  reveals!: Reveal[];

  @Field(() => [TimelineEntry])
  timeline!: TimelineEntry[];

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class RedemptionConnection extends connectionType('Redemption', () => Redemption) {}
