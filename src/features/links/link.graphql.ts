import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, enumOf } from '../../platform/graphql/index.js';

const TouchKindEnum = enumOf('TouchKind', ['CLICK', 'SUBMISSION']);

@ObjectType({ description: 'A click or submission that could claim a referral' })
export class Touch {
  @Field(() => TouchKindEnum)
  kind!: string;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => Boolean)
  won!: boolean;
}

@ObjectType({ description: "An advocate's personal address" })
export class ReferralLink {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  url!: string;

  @Field(() => Int)
  clicks!: number;

  @Field(() => Int)
  referrals!: number;
}
