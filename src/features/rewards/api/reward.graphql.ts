import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Locale } from '../../../kernel/locale.js';
import {
  connectionType,
  enumOf,
  LocaleEnum,
  Money,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import {
  type Fulfilment,
  FULFILMENTS,
  REWARD_BLOCKS,
  REWARD_STATUSES,
  type RewardBlock,
  type RewardItemStatus,
} from '../catalogue/index.js';

export const RewardItemStatusEnum = enumOf('RewardItemStatus', REWARD_STATUSES);
export const FulfilmentEnum = enumOf('Fulfilment', FULFILMENTS);
export const RewardBlockEnum = enumOf('RewardBlock', REWARD_BLOCKS);

@ObjectType()
export class RewardTranslation {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { nullable: true })
  terms!: string | null;
}

@ObjectType({ description: 'Whether the reader can redeem a reward now, and what is in the way' })
export class RewardAvailability {
  @Field(() => Boolean)
  redeemable!: boolean;

  @Field(() => RewardBlockEnum, { nullable: true, description: 'Null where it is redeemable' })
  reason!: RewardBlock | null;

  @Field(() => PointsScalar, { description: 'Points still to earn; 0 where there are enough' })
  missingPoints!: number;
}

@ObjectType({ description: 'An item of the catalogue' })
export class Reward {
  @Field(() => ID)
  id!: string;

  @Field(() => RewardItemStatusEnum)
  status!: RewardItemStatus;

  @Field(() => String, { description: "In the reward's own language; see translations" })
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { nullable: true })
  terms!: string | null;

  @Field(() => [RewardTranslation])
  translations!: RewardTranslation[];

  @Field(() => PointsScalar)
  pricePoints!: number;

  @Field(() => Money, { nullable: true, description: 'What one costs the company; staff alone' })
  unitCost!: Money | null;

  @Field(() => Int, { description: 'Units that can still be redeemed' })
  stock!: number;

  @Field(() => Int, { nullable: true })
  perAdvocateLimit!: number | null;

  @Field(() => Boolean, { description: 'A personal gift, which some companies do not allow' })
  isGift!: boolean;

  @Field(() => FulfilmentEnum, {
    description: 'A code at once, or something that somebody prepares: a parcel, a service',
  })
  fulfilment!: Fulfilment;

  @Field(() => Boolean, { description: 'Whether somebody decides on a request first' })
  needsApproval!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are in all, by hand; null with gift codes; staff alone',
  })
  units!: number | null;

  @Field(() => Int, {
    description: 'Of what the advocate agrees to (texts, price, limit); sent with a redemption',
  })
  version!: number;

  @Field(() => RewardAvailability)
  availability!: RewardAvailability;

  @Field(() => Int, { nullable: true, description: 'Codes that nobody has yet; staff alone' })
  codesFree!: number | null;

  @Field(() => Int, { nullable: true, description: 'Staff alone' })
  codesLoaded!: number | null;
}

@ObjectType()
export class RewardConnection extends connectionType('Reward', () => Reward) {}
