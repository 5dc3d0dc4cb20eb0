import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { onceUnion } from '../../platform/graphql/index.js';
import { Company } from './company.graphql.js';

@InputType({
  description:
    'The company by `companyId`, or by `externalId`, `companyName` or both. What is absent stays; null takes back what was said',
})
export class ChangeCompanyInput {
  @Field(() => ID, { nullable: true })
  companyId?: Id | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its id where deals come from; with a name beside it, it is kept',
  })
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where its external id is not known; one that nobody knows yet is added',
  })
  companyName?: string | null;

  @Field(() => String, { nullable: true, description: 'Two letters of ISO 3166-1, e.g. JP' })
  country?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Where nobody says it, gifts are allowed, but not in the public sector (R-R6)',
  })
  giftsAllowed?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  publicSector?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the company, as it was read; a key needs none, and overrules no person',
  })
  version?: number | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const ChangeCompanyResult = onceUnion(
  'ChangeCompanyResult',
  Company,
  NotFound,
  StaleVersion,
);
