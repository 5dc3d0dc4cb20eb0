import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import { DateTimeScalar, enumOf, errorType, onceUnion } from '../../platform/graphql/index.js';
import { Company } from './company.graphql.js';
import { KindSaidMeanwhile } from './say-company-kind.errors.js';
import { COMPANY_WORDS, type CompanyWord } from './told-company.rules.js';

const CompanyWordEnum = enumOf('CompanyWord', COMPANY_WORDS);

@InputType({
  description: 'The company by `companyId`, or by `externalId`, `companyName` or both',
})
export class SayCompanyKindInput {
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

export const KindSaidMeanwhileType = errorType(KindSaidMeanwhile, {
  saidBy: { type: () => String, nullable: true, description: 'Who was first' },
  saidAt: { type: () => DateTimeScalar, nullable: true },
  company: { type: () => Company, nullable: true },
});

export const SayCompanyKindResult = onceUnion(
  'SayCompanyKindResult',
  Company,
  KindSaidMeanwhile,
  NotFound,
);
