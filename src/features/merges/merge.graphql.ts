import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotFound } from '../../platform/errors/index.js';
import { DateTimeScalar, enumOf, errorType, onceUnion } from '../../platform/graphql/index.js';
import { Company, STATED_FIELDS, type CompanyRow, type StatedField } from '../companies/index.js';
import { CompanyMerged, MergeStays, OwnMerge } from './merge.errors.js';

const CompanyFactEnum = enumOf('CompanyFact', STATED_FIELDS);

@ObjectType({ description: 'How much of one kind comes to the survivor by a merge' })
export class MergedCount {
  @Field(() => String, {
    description:
      'ADVOCATE, FORMER_EMPLOYER, REFERRAL, DEAL, TAG, ATTRIBUTE, DOMAIN, FACT, KIND, APART',
  })
  kind!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'A company that was merged: under its own name' })
export class MergedCompany {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  externalId!: string | null;
}

@ObjectType({ description: 'A company was merged into this one, and perhaps taken apart again' })
export class CompanyMerge {
  @Field(() => ID)
  id!: Id;

  @Field(() => MergedCompany)
  merged!: MergedCompany;

  @Field(() => DateTimeScalar)
  mergedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of the person; null for a key' })
  mergedBy!: string | null;

  @Field(() => DateTimeScalar, {
    description: 'The first moment at which it cannot be taken back any more',
  })
  staysFrom!: Date;

  @Field(() => Boolean)
  canBeTakenBack!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  takenBackAt!: Date | null;

  @Field(() => String, { nullable: true })
  takenBackBy!: string | null;

  @Field(() => [MergedCount])
  moved!: MergedCount[];
}

@ObjectType({ description: 'What a merge would do: it was tried, and undone at once' })
export class CompanyMergePreview {
  @Field(() => Company)
  merged!: CompanyRow;

  @Field(() => Company)
  survivor!: CompanyRow;

  @Field(() => [MergedCount])
  moves!: MergedCount[];

  @Field(() => [CompanyFactEnum], {
    description: 'Facts that the survivor takes over: nobody said them of it',
  })
  factsTaken!: StatedField[];

  @Field(() => [CompanyFactEnum], {
    description: 'Facts that differ: the survivor’s stay',
  })
  factsKept!: StatedField[];
}

@InputType()
export class MergeCompaniesInput {
  @Field(() => ID, { description: 'The company that stands no more by itself' })
  mergedId!: Id;

  @Field(() => ID, { description: 'The one that stays' })
  survivorId!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class UnmergeCompaniesInput {
  @Field(() => ID)
  mergeId!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

export const CompanyMergedType = errorType(CompanyMerged, {
  company: { type: () => Company, nullable: true, description: 'The one that is meant by it' },
});

errorType(MergeStays, {
  takenBackAt: {
    type: () => DateTimeScalar,
    nullable: true,
    description: 'When somebody took it back; null: it is too late',
  },
});

export const MergeCompaniesResult = onceUnion(
  'MergeCompaniesResult',
  Company,
  NotFound,
  CompanyMerged,
  OwnMerge,
);
export const UnmergeCompaniesResult = onceUnion(
  'UnmergeCompaniesResult',
  Company,
  NotFound,
  MergeStays,
  OwnMerge,
);
