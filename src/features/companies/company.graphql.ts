import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { DateScalar, DateTimeScalar, enumOf } from '../../platform/graphql/index.js';
import {
  COMPANY_KINDS,
  KIND_REASONS,
  KIND_SOURCES,
  type CompanyKind,
  type KindSource,
} from './company-kind.rules.js';

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
