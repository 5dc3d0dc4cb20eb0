import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import { DateTimeScalar, enumOf, resultUnion } from '../../platform/graphql/index.js';
import { Company, type CompanyRow } from '../companies/index.js';
import { DUPLICATE_REASONS, type DuplicateReason } from './duplicate.rules.js';

const DuplicateReasonEnum = enumOf('DuplicateReason', DUPLICATE_REASONS);

@ObjectType({ description: 'A company that may be the same as another one (R-O1)' })
export class PossibleDuplicate {
  @Field(() => Company)
  company!: CompanyRow;

  @Field(() => [DuplicateReasonEnum], {
    description:
      'SAME_NAME: but for the legal form; LIKE_NAME: but for blanks and accents; ADDRESS: somebody at one has an address of the other’s domain',
  })
  reasons!: DuplicateReason[];
}

@ObjectType({ description: 'A company that somebody said is another one' })
export class OtherCompany {
  @Field(() => Company)
  company!: CompanyRow;

  @Field(() => DateTimeScalar)
  saidAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of the person; null for a key' })
  saidBy!: string | null;
}

@InputType()
export class DeclareTwoCompaniesInput {
  @Field(() => ID)
  companyId!: Id;

  @Field(() => ID)
  otherId!: Id;

  @Field(() => Boolean, { description: 'False takes back that they are two' })
  areTwo!: boolean;
}

export const DeclareTwoCompaniesResult = resultUnion(
  'DeclareTwoCompaniesResult',
  Company,
  NotFound,
  InvalidInput,
);
