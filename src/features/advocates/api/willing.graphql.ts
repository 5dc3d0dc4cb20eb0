import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { InvalidInput, NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { DateScalar, enumOf, resultUnion } from '../../../platform/graphql/index.js';
import {
  WILLING_SOURCES,
  WILLING_TO,
  type WillingSource,
  type WillingTo,
} from '../willing/index.js';
import { Advocate } from './advocate.graphql.js';

export const WillingToEnum = enumOf('WillingTo', WILLING_TO);
const WillingSourceEnum = enumOf('WillingSource', WILLING_SOURCES);

@ObjectType({ description: 'What an advocate offered to do (R-U1)' })
export class Willing {
  @Field(() => WillingToEnum)
  to!: WillingTo;

  @Field(() => DateScalar, { description: "In the programme's time zone, as the other day" })
  saidOn!: Day;

  @Field(() => WillingSourceEnum, { description: 'Whose word it is' })
  source!: WillingSource;

  @Field(() => DateScalar, { description: 'The last day on which it stands' })
  endsOn!: Day;

  @Field(() => Boolean, { description: 'Then it counts nowhere, until they say it again' })
  hasEnded!: boolean;
}

@InputType()
export class SayWillingInput {
  @Field(() => ID, { nullable: true, description: 'Absent: oneself' })
  id?: Id | null;

  @Field(() => [WillingToEnum])
  to!: WillingTo[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day on which it was said; absent: today. An earlier word than the last changes nothing. ' +
      'What a key tells without a day is what its system holds: it neither renews a word nor brings ' +
      'back one that was taken back or has ended',
  })
  saidOn?: Day | null;
}

@InputType()
export class TakeBackWillingInput {
  @Field(() => ID, { nullable: true, description: 'Absent: oneself' })
  id?: Id | null;

  @Field(() => [WillingToEnum])
  to!: WillingTo[];
}

export const SayWillingResult = resultUnion(
  'SayWillingResult',
  Advocate,
  InvalidInput,
  NotAvailable,
  NotFound,
);
export const TakeBackWillingResult = resultUnion(
  'TakeBackWillingResult',
  Advocate,
  InvalidInput,
  NotAvailable,
  NotFound,
);
