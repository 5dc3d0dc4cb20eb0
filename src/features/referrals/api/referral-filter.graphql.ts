import { Field, ID, InputType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { DateScalar, enumOf } from '../../../platform/graphql/index.js';
import type { ReferralStatus } from '../decide/index.js';
import { REFERRAL_WAITS, type ReferralWait } from './referral-wait.rules.js';
import { ReferralStatusEnum } from './referral.graphql.js';

const ReferralWaitEnum = enumOf('ReferralWait', REFERRAL_WAITS);

@InputType()
export class ReferralFilter {
  @Field(() => [ReferralStatusEnum], { nullable: true })
  statuses?: ReferralStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Windows that are open, or those that are not',
  })
  open?: boolean | null;

  @Field(() => ReferralWaitEnum, {
    nullable: true,
    description: 'What a person has to decide: whose place it is (R-W6), or what looked unusual',
  })
  waitsFor?: ReferralWait | null;

  @Field(() => ID, { nullable: true })
  advocateId?: Id | null;

  @Field(() => ID, { nullable: true })
  companyId?: Id | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only the own ones, whatever else one may see',
  })
  mine?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the name of the person, the company or the advocate',
  })
  search?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of submission' })
  submittedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of submission' })
  submittedTo?: string | null;
}
