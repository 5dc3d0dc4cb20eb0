import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import {
  InvalidInput,
  NotAvailable,
  NotFound,
  StaleVersion,
} from '../../../platform/errors/index.js';
import { LocaleEnum, onceUnion, resultUnion } from '../../../platform/graphql/index.js';
import { Advocate } from './advocate.graphql.js';

@InputType({ description: 'What is absent stays' })
export class ChangeAdvocateInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Int, { description: 'Of the advocate, as it was read' })
  version!: number;

  @Field(() => ID, { nullable: true, description: 'Null: for no company that is known' })
  companyId?: Id | null;

  @Field(() => String, {
    nullable: true,
    description: 'Instead of `companyId`; one that nobody knows yet is added',
  })
  companyName?: string | null;

  @Field(() => String, { nullable: true })
  timeZone?: string | null;

  @Field(() => LocaleEnum, {
    nullable: true,
    description: 'Counts until they choose a language themselves',
  })
  language?: Locale | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class SetTimeZoneInput {
  @Field(() => String)
  timeZone!: string;

  @Field(() => Boolean, {
    description: 'The browser told it: it counts as long as nobody told any',
  })
  detected!: boolean;
}

export const ChangeAdvocateResult = onceUnion(
  'ChangeAdvocateResult',
  Advocate,
  NotFound,
  StaleVersion,
);
export const SetTimeZoneResult = resultUnion(
  'SetTimeZoneResult',
  Advocate,
  InvalidInput,
  NotAvailable,
);
