import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { connectionType, enumOf } from '../../platform/graphql/index.js';
import type { CompanyKind } from './company-kind.rules.js';
import { COMPANY_ORDERS } from './company-list.rules.js';
import { Company, CompanyKindEnum } from './company.graphql.js';

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
    description: 'Part of the name or of a domain, or the external id',
  })
  search?: string | null;
}

@ObjectType()
export class CompanyConnection extends connectionType('Company', () => Company) {}
