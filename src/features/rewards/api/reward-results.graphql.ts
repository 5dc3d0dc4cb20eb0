import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  InvalidInput,
  NotAvailable,
  NotDecidable,
  NotFound,
  NotPublishable,
  StaleVersion,
} from '../../../platform/errors/index.js';
import {
  ErrorType,
  onceUnion,
  PointsScalar,
  resultUnion,
  UserError,
} from '../../../platform/graphql/index.js';
import { Redemption } from './redemption.graphql.js';
import { Reward } from './reward.graphql.js';
import {
  GiftsNotAllowed,
  InsufficientPoints,
  LimitReached,
  NotRevealable,
  OutOfStock,
  OwnRedemption,
  PriceChanged,
} from '../catalogue/index.js';

@ErrorType(PriceChanged)
export class PriceChangedType extends UserError {
  @Field(() => Reward, { description: 'As it is now' })
  reward!: Reward;
}

@ErrorType(InsufficientPoints)
export class InsufficientPointsType extends UserError {
  @Field(() => PointsScalar)
  missingPoints!: number;
}

@ObjectType()
export class LoadedGiftCodes {
  @Field(() => Reward)
  reward!: Reward;

  @Field(() => Int, { description: 'New ones: so much the stock grew' })
  loaded!: number;

  @Field(() => Int)
  alreadyThere!: number;
}

@ObjectType()
export class RevealedGiftCode {
  @Field(() => String)
  code!: string;

  @Field(() => Redemption)
  redemption!: Redemption;
}

export const SaveRewardResult = onceUnion('SaveRewardResult', Reward, StaleVersion, NotFound);
export const LoadGiftCodesResult = resultUnion(
  'LoadGiftCodesResult',
  LoadedGiftCodes,
  InvalidInput,
  NotFound,
);
export const SetRewardStatusResult = onceUnion(
  'SetRewardStatusResult',
  Reward,
  NotPublishable,
  StaleVersion,
  NotFound,
);
export const DecideRedemptionResult = onceUnion(
  'DecideRedemptionResult',
  Redemption,
  NotDecidable,
  OwnRedemption,
  NotFound,
);
export const RedeemRewardResult = onceUnion(
  'RedeemRewardResult',
  Redemption,
  OutOfStock,
  PriceChanged,
  InsufficientPoints,
  LimitReached,
  GiftsNotAllowed,
  NotAvailable,
  NotFound,
);
export const CancelRedemptionResult = onceUnion(
  'CancelRedemptionResult',
  Redemption,
  NotDecidable,
  NotFound,
);
export const RevealGiftCodeResult = resultUnion(
  'RevealGiftCodeResult',
  RevealedGiftCode,
  NotRevealable,
  NotFound,
);
