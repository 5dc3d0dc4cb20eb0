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
  errorType,
  onceUnion,
  PointsScalar,
  resultUnion,
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

errorType(PriceChanged, { reward: { type: () => Reward, description: 'As it is now' } });
errorType(InsufficientPoints, { missingPoints: { type: () => PointsScalar } });

@ObjectType()
export class LoadedGiftCodes {
  @Field(() => Reward)
  reward!: Reward;

  @Field(() => Int, { description: 'New ones: the stock grows by those that are not owed' })
  loaded!: number;

  @Field(() => Int, { description: 'Codes of the programme already, or twice in the list' })
  alreadyThere!: number;

  @Field(() => Int, { description: 'Of those that were there, how many are of another reward' })
  ofOtherRewards!: number;

  @Field(() => Int, {
    description: 'Found to be loaded twice before: given to nobody, and out of the stock',
  })
  doublesFound!: number;
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
  GiftsNotAllowed,
  OwnRedemption,
  NotFound,
);
export const FulfilRedemptionResult = onceUnion(
  'FulfilRedemptionResult',
  Redemption,
  NotDecidable,
  OwnRedemption,
  NotFound,
);
export const FailRedemptionResult = onceUnion(
  'FailRedemptionResult',
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
