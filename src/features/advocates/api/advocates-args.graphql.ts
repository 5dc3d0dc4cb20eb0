import { ArgsType, Field, ID } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { PageSizeScalar } from '../../../platform/graphql/index.js';
import type { AdvocateStatus } from '../profile/index.js';
import type { WillingTo } from '../willing/index.js';
import { AdvocateStatusEnum } from './advocate.graphql.js';
import { WillingToEnum } from './willing.graphql.js';

@ArgsType()
export class AdvocatesArgs {
  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => [AdvocateStatusEnum], {
    nullable: true,
    description: 'Absent: all but who has left, and with `willingTo` but who is on a break',
  })
  statuses?: AdvocateStatus[] | null;

  @Field(() => [WillingToEnum], {
    nullable: true,
    description: 'Who would do any of these, as the overview counts them',
  })
  willingTo?: WillingTo[] | null;

  @Field(() => [ID], { nullable: true, description: 'Who bears one of these tags' })
  tagIds?: Id[] | null;

  @Field(() => [ID], { nullable: true, description: 'Who cares about any of these' })
  interestIds?: Id[] | null;

  @Field(() => ID, { nullable: true, description: 'Who works there' })
  companyId?: Id | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: whom the reader nominated themselves, whatever became of them',
  })
  nominatedByMe?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: whom staff named and nobody has invited yet, as the overview counts them',
  })
  nominees?: boolean | null;

  @Field(() => PageSizeScalar, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
