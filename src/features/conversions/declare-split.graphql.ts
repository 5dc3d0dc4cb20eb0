import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import { DateScalar, DateTimeScalar, errorType, onceUnion } from '../../platform/graphql/index.js';
import { Deal } from '../deals/index.js';
import { OwnReferral, Referral } from '../referrals/index.js';
import { DealDeleted, ReferralEnded } from './choose-referrals.errors.js';
import { SplitChanged, TooLateToSplit } from './declare-split.errors.js';

@ObjectType({ description: 'A part of a deal that is credited to one of its referrals (R-W9)' })
export class SplitShare {
  @Field(() => Int, { description: 'Whole per cents' })
  percent!: number;

  @Field(() => Referral, { nullable: true })
  referral!: Referral | null;
}

@ObjectType({ description: 'How a deal is shared by its referrals, as declared last (R-W9)' })
export class DealSplit {
  @Field(() => Int, { description: 'Named by who replaces it' })
  version!: number;

  @Field(() => DateTimeScalar)
  declaredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of the person' })
  declaredBy!: string | null;

  @Field(() => [SplitShare], { description: 'None: the split was withdrawn' })
  shares!: SplitShare[];
}

@InputType()
export class SplitShareInput {
  @Field(() => ID)
  referralId!: Id;

  @Field(() => Int, { description: 'Whole per cents from 1 to 100; the sum of all is 100' })
  percent!: number;
}

@InputType()
export class DeclareSplitInput {
  @Field(() => ID)
  dealId!: Id;

  @Field(() => [SplitShareInput], {
    description: 'Of referrals that the deal is linked with; none: the split is withdrawn',
  })
  shares!: SplitShareInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the split that this one replaces; absent: the first',
  })
  replaces?: number | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const SplitChangedType = errorType(SplitChanged, {
  declaredBy: { type: () => String, nullable: true, description: 'Who was first' },
  declaredAt: { type: () => DateTimeScalar, nullable: true },
  deal: { type: () => Deal, nullable: true },
});
errorType(TooLateToSplit, { closedOn: { type: () => DateScalar } });

export const DeclareSplitResult = onceUnion(
  'DeclareSplitResult',
  Deal,
  SplitChanged,
  DealDeleted,
  TooLateToSplit,
  ReferralEnded,
  OwnReferral,
  NotFound,
);
