import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  enumOf,
} from '../../../platform/graphql/index.js';
import {
  COMPANY_KINDS,
  KIND_REASONS,
  KIND_SOURCES,
  type CompanyKind,
  type KindSource,
} from '../known/index.js';
import { COMPANY_ORDERS } from './company-list.rules.js';

export const CompanyKindEnum = enumOf('CompanyKind', COMPANY_KINDS);
export const CompanyKindReasonEnum = enumOf('CompanyKindReason', KIND_REASONS);
const CompanyKindSourceEnum = enumOf('CompanyKindSource', KIND_SOURCES);

@ObjectType({ description: 'What a person, or the CRM, said that a company is (R-W12)' })
export class StatedCompanyKind {
  @Field(() => CompanyKindSourceEnum)
  source!: KindSource;

  @Field(() => CompanyKindEnum, { nullable: true, description: 'Null: it was taken back' })
  kind!: CompanyKind | null;

  @Field(() => DateTimeScalar)
  statedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of the person; null for the CRM' })
  statedBy!: string | null;

  @Field(() => Int, { description: 'Named by who replaces it' })
  version!: number;
}

@ObjectType()
export class Company {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its id where deals come from' })
  externalId!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the first of its deals that are won, as they stand; null: none is',
  })
  wonSince!: string | null;

  @Field(() => String, { nullable: true, description: 'Two letters of ISO 3166-1' })
  country!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'As somebody said; null: nobody did' })
  giftsAllowed!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'As somebody said; null: nobody did' })
  publicSector!: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'As somebody said; see also `wonSince`' })
  customerSince!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which its contract renews' })
  renewsOn!: string | null;

  @Field(() => String, { nullable: true })
  industry!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people work there' })
  employees!: number | null;

  @Field(() => Int, { description: 'Send it with a change' })
  version!: number;
}

export const CompanyOrderEnum = enumOf('CompanyOrder', COMPANY_ORDERS);

@InputType()
export class CompanyFilter {
  @Field(() => CompanyKindEnum, { nullable: true, description: 'What it is today' })
  kind?: CompanyKind | null;

  @Field(() => ID, { nullable: true, description: 'The membership of who looks after it' })
  ownerId?: Id | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that one looks after oneself' })
  mine?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Each two letters of ISO 3166-1' })
  countries?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: also those of which nobody said it',
  })
  publicSector?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those that may be the same as another one (R-O1)',
  })
  possibleDuplicate?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Part of the name or of a domain, or the external id, also of companies merged into it',
  })
  search?: string | null;
}

@ObjectType()
export class CompanyConnection extends connectionType('Company', () => Company) {}
