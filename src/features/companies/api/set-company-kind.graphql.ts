import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotFound } from '../../../platform/errors/index.js';
import { DateTimeScalar, enumOf, errorType, onceUnion } from '../../../platform/graphql/index.js';
import { Company } from './company.graphql.js';
import { CompanyKindChanged, COMPANY_WORDS, type CompanyWord } from '../known/index.js';

const CompanyWordEnum = enumOf('CompanyWord', COMPANY_WORDS);

@InputType({
  description: 'The company by `companyId`, or by `externalId`, `companyName` or both',
})
export class SetCompanyKindInput {
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

  @Field(() => CompanyWordEnum, {
    description: 'NOTHING takes back what was said: its deals tell it then',
  })
  says!: CompanyWord;

  @Field(() => Int, {
    nullable: true,
    description:
      "The version of the person's word that this one replaces; absent: the first. A key needs none",
  })
  replaces?: number | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const CompanyKindChangedType = errorType(CompanyKindChanged, {
  statedBy: { type: () => String, nullable: true, description: 'Who was first' },
  statedAt: { type: () => DateTimeScalar, nullable: true },
  company: { type: () => Company, nullable: true },
});

export const SetCompanyKindResult = onceUnion(
  'SetCompanyKindResult',
  Company,
  CompanyKindChanged,
  NotFound,
);
