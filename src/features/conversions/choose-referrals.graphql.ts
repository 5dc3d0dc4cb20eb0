import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import {
  connectionType,
  DateTimeScalar,
  enumOf,
  errorType,
  onceUnion,
} from '../../platform/graphql/index.js';
import { Deal } from '../deals/index.js';
import { DEAL_WAITS, type DealWait as DealWaitReason } from '../referrals/index.js';
import { DealDeleted, NoLongerWaits, ReferralEnded } from './choose-referrals.errors.js';
import { OwnReferral } from '../referrals/index.js';

const DealWaitReasonEnum = enumOf('DealWaitReason', DEAL_WAITS);

@ObjectType({
  description: 'A deal waits for a person to say which referrals it belongs to (R-W13)',
})
export class DealWait {
  @Field(() => DealWaitReasonEnum, {
    description: "Its company has too many referrals, or its company's name says nothing",
  })
  reason!: DealWaitReason;

  @Field(() => Int, { description: 'Referrals of its company; 101 stands for more than 100' })
  candidates!: number;

  @Field(() => DateTimeScalar)
  since!: Date;
}

@ObjectType({ description: 'A person said which referrals a deal belongs to, or that it has none' })
export class DealChoice {
  @Field(() => Int, { description: 'Named by who replaces it' })
  version!: number;

  @Field(() => DateTimeScalar)
  chosenAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of the person' })
  chosenBy!: string | null;
}

@ObjectType()
export class WaitingDealConnection extends connectionType('WaitingDeal', () => Deal) {
  @Field(() => Int)
  totalCount!: number;
}

@InputType()
export class ChooseReferralsInput {
  @Field(() => ID)
  dealId!: Id;

  @Field(() => [ID], { description: 'Exactly these; none: the deal belongs to no referral' })
  referralIds!: Id[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the choice that this one replaces; absent: the first choice',
  })
  replaces?: number | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const NoLongerWaitsType = errorType(NoLongerWaits, {
  chosenBy: { type: () => String, nullable: true, description: 'Who was first' },
  chosenAt: { type: () => DateTimeScalar, nullable: true },
  deal: { type: () => Deal, nullable: true },
});
errorType(ReferralEnded, { endedIds: { type: () => [ID] } });

export const ChooseReferralsResult = onceUnion(
  'ChooseReferralsResult',
  Deal,
  NoLongerWaits,
  DealDeleted,
  ReferralEnded,
  OwnReferral,
  NotFound,
);
