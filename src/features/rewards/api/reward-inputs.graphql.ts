import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Locale } from '../../../kernel/locale.js';
import { LocaleEnum, PointsScalar } from '../../../platform/graphql/index.js';
import type {
  Fulfilment,
  RedemptionReason,
  RedemptionStatus,
  RewardItemStatus,
} from '../catalogue/index.js';
import { RedemptionReasonEnum, RedemptionStatusEnum } from './redemption.graphql.js';
import { FulfilmentEnum, RewardItemStatusEnum } from './reward.graphql.js';

@InputType()
export class RewardFilter {
  @Field(() => [RewardItemStatusEnum], { nullable: true })
  statuses?: RewardItemStatus[] | null;
}

@InputType()
export class RedemptionFilter {
  @Field(() => [RedemptionStatusEnum], { nullable: true })
  statuses?: RedemptionStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only the own ones, whatever else one may see',
  })
  mine?: boolean | null;
}

@InputType()
export class RewardTranslationInput {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { nullable: true })
  terms?: string | null;
}

@InputType()
export class SaveRewardInput {
  @Field(() => ID, { nullable: true, description: 'None: a new draft' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of the reward that was edited' })
  version?: number | null;

  @Field(() => String)
  idempotencyKey!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { nullable: true })
  terms?: string | null;

  @Field(() => [RewardTranslationInput])
  translations!: RewardTranslationInput[];

  @Field(() => PointsScalar)
  pricePoints!: number;

  @Field(() => PointsScalar, { nullable: true })
  unitCostMinor?: number | null;

  @Field(() => String, { nullable: true, description: "Of the unit cost; else the programme's" })
  currency?: string | null;

  @Field(() => Int, { nullable: true, description: 'None: no limit' })
  perAdvocateLimit?: number | null;

  @Field(() => Boolean)
  isGift!: boolean;

  @Field(() => FulfilmentEnum, {
    nullable: true,
    description: 'None: as it was; a new reward has gift codes',
  })
  fulfilment?: Fulfilment | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are in all, by hand. None: as many as before',
  })
  units?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False only by hand. None: as it was; of a new reward somebody decides first',
  })
  needsApproval?: boolean | null;
}

@InputType()
export class LoadGiftCodesInput {
  @Field(() => ID)
  rewardId!: string;

  @Field(() => [String], { description: 'Stored encrypted; nobody but its owner reads one again' })
  codes!: string[];
}

@InputType()
export class SetRewardStatusInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => RewardItemStatusEnum)
  status!: RewardItemStatus;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class DecideRedemptionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean)
  approve!: boolean;

  @Field(() => RedemptionReasonEnum, { nullable: true, description: 'Needed where not approved' })
  reason?: RedemptionReason | null;

  @Field(() => String, { nullable: true, description: 'Needed where the reason is OTHER' })
  reasonText?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class FulfilRedemptionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'To the advocate: the number of a parcel, a day, whom to ask',
  })
  note?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class FailRedemptionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => RedemptionReasonEnum, {
    description: 'UNDELIVERABLE, NO_REPLY, OUT_OF_STOCK or OTHER',
  })
  reason!: RedemptionReason;

  @Field(() => String, { nullable: true, description: 'Needed where the reason is OTHER' })
  reasonText?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class RedeemRewardInput {
  @Field(() => ID)
  rewardId!: string;

  @Field(() => Int, { description: 'As the advocate saw it' })
  rewardVersion!: number;

  @Field(() => PointsScalar, { description: 'As the advocate saw it' })
  pricePoints!: number;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class CancelRedemptionInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class RevealGiftCodeInput {
  @Field(() => ID)
  redemptionId!: string;
}
