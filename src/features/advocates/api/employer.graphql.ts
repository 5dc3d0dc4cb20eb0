import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import {
  InvalidInput,
  NotAvailable,
  NotFound,
  StaleVersion,
} from '../../../platform/errors/index.js';
import { DateScalar, resultUnion } from '../../../platform/graphql/index.js';
import { Company } from '../../companies/index.js';
import { Advocate } from './advocate.graphql.js';

@ObjectType({ description: 'For whom an advocate worked before (R-P7)' })
export class FormerEmployer {
  @Field(() => ID)
  id!: Id;

  @Field(() => Company)
  company!: Company;

  @Field(() => DateScalar, { nullable: true, description: 'Null: it is not known' })
  since!: Day | null;

  @Field(() => DateScalar, { description: 'Their last day there' })
  until!: Day;
}

@ObjectType({ description: 'An advocate who worked for a company before (R-P7)' })
export class FormerAdvocate {
  @Field(() => Advocate)
  advocate!: Advocate;

  @Field(() => DateScalar, { nullable: true, description: 'Null: it is not known' })
  since!: Day | null;

  @Field(() => DateScalar, { description: 'Their last day there' })
  until!: Day;
}

@InputType({ description: 'Without a company it stays' })
export class ChangeEmployerInput {
  @Field(() => ID, { nullable: true, description: 'Absent: oneself' })
  id?: Id | null;

  @Field(() => Int, { description: 'Of the advocate, as it was read' })
  version!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'For staff. Null: for no company that is known',
  })
  companyId?: Id | null;

  @Field(() => String, {
    nullable: true,
    description: 'Instead of `companyId`; one that nobody knows yet is added',
  })
  companyName?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Their first day there. Null: it is not known',
  })
  since?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Their last day at the company before; absent: the first at the new one, else today',
  })
  until?: Day | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'They never worked for the company that stands there: it leaves no history',
  })
  wasWrong?: boolean | null;
}

@InputType()
export class CorrectFormerEmployerInput {
  @Field(() => ID, { description: 'Of the former employer' })
  id!: Id;

  @Field(() => Int, { description: 'Of the advocate, as it was read' })
  version!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Their first day there; absent: it stays. Null: it is not known',
  })
  since?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Their last day there; absent or null: it stays',
  })
  until?: Day | null;

  @Field(() => Boolean, { nullable: true, description: 'They never worked there' })
  wasWrong?: boolean | null;
}

export const CorrectFormerEmployerResult = resultUnion(
  'CorrectFormerEmployerResult',
  Advocate,
  InvalidInput,
  NotAvailable,
  NotFound,
  StaleVersion,
);

export const ChangeEmployerResult = resultUnion(
  'ChangeEmployerResult',
  Advocate,
  InvalidInput,
  NotAvailable,
  NotFound,
  StaleVersion,
);
