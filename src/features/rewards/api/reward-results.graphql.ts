import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  IdempotencyKeyReused,
  InvalidInput,
  NotAvailable,
  NotDecidable,
  NotFound,
  NotPublishable,
  PointsScalar,
  resultUnion,
  StaleVersion,
  UserError,
} from '../../../platform/graphql/index.js';
import { Redemption } from './redemption.graphql.js';
import { Reward } from './reward.graphql.js';

@ObjectType({ implements: () => [UserError] })
export class OutOfStock extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class PriceChanged extends UserError {
  @Field(() => Reward, { description: 'As it is now' })
  reward!: Reward;
}

@ObjectType({ implements: () => [UserError] })
export class InsufficientPoints extends UserError {
  @Field(() => PointsScalar)
  missingPoints!: number;
}

@ObjectType({ implements: () => [UserError] })
export class LimitReached extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class GiftsNotAllowed extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class OwnRedemption extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class NotRevealable extends UserError {}

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

export const SaveRewardResult = resultUnion('SaveRewardResult', () => [
  Reward,
  InvalidInput,
  StaleVersion,
  NotFound,
  IdempotencyKeyReused,
]);
export const LoadGiftCodesResult = resultUnion('LoadGiftCodesResult', () => [
  LoadedGiftCodes,
  InvalidInput,
  NotFound,
]);
export const SetRewardStatusResult = resultUnion('SetRewardStatusResult', () => [
  Reward,
  NotPublishable,
  StaleVersion,
  NotFound,
]);
export const DecideRedemptionResult = resultUnion('DecideRedemptionResult', () => [
  Redemption,
  NotDecidable,
  OwnRedemption,
  InvalidInput,
  NotFound,
  IdempotencyKeyReused,
]);
export const RedeemRewardResult = resultUnion('RedeemRewardResult', () => [
  Redemption,
  OutOfStock,
  PriceChanged,
  InsufficientPoints,
  LimitReached,
  GiftsNotAllowed,
  NotAvailable,
  NotFound,
  InvalidInput,
  IdempotencyKeyReused,
]);
export const CancelRedemptionResult = resultUnion('CancelRedemptionResult', () => [
  Redemption,
  NotDecidable,
  NotFound,
  InvalidInput,
  IdempotencyKeyReused,
]);
export const RevealGiftCodeResult = resultUnion('RevealGiftCodeResult', () => [
  RevealedGiftCode,
  NotRevealable,
  NotFound,
]);
