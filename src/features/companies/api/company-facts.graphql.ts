import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { DateScalar, errorType, MoneyInput, onceUnion } from '../../../platform/graphql/index.js';
import { CompanyKnown, DomainTaken } from '../known/index.js';
import { Company } from './company.graphql.js';

/** What is said of a company, where it is changed and where it is added. */
@InputType({ isAbstract: true })
abstract class CompanyFactsInput {
  @Field(() => String, { nullable: true, description: 'Two letters of ISO 3166-1, e.g. JP' })
  country?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Where nobody says it, gifts are allowed, but not in the public sector (R-R6)',
  })
  giftsAllowed?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  publicSector?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who looks after it: the membership of somebody of the staff',
  })
  ownerId?: Id | null;

  @Field(() => String, { nullable: true, description: 'The owner by their address instead' })
  ownerEmail?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What it brings in a year; no other currency is made of it (R-M1)',
  })
  revenue?: MoneyInput | null;

  @Field(() => DateScalar, { nullable: true })
  customerSince?: string | null;

  @Field(() => DateScalar, { nullable: true })
  renewsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'In the words of who says it' })
  industry?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people work there' })
  employees?: number | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'All of them, such as kitamura.example; each is of one company, and no public mail provider’s (R-O1)',
  })
  domains?: string[] | null;
}

const company = { type: () => Company, nullable: true, description: 'The one that is here' };

export const CompanyKnownType = errorType(CompanyKnown, { company });

export const DomainTakenType = errorType(DomainTaken, {
  domain: { type: () => String },
  company: { ...company, description: 'Whose it is' },
});

@InputType()
export class AddCompanyInput extends CompanyFactsInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its id where deals come from' })
  externalId?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const AddCompanyResult = onceUnion(
  'AddCompanyResult',
  Company,
  NotFound,
  CompanyKnown,
  DomainTaken,
);

@InputType({
  description:
    'The company by `companyId`, or by `externalId`, `companyName` or both: by its id there, else by its `domains`, else by its name (R-O1). What is absent stays; null takes back what was said',
})
export class ChangeCompanyInput extends CompanyFactsInput {
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
  DomainTaken,
);
