import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { DateScalar, resultUnion } from '../../platform/graphql/index.js';
import { Advocate, type AdvocateRow } from '../advocates/index.js';
import { Company, type CompanyRow } from '../companies/index.js';

@InputType({
  description:
    'The attribute by `attributeId` or its name, and the field of its type. What is absent, null or ' +
    'blank says nothing',
})
export class AttributeValueInput {
  @Field(() => ID, { nullable: true })
  attributeId?: Id | null;

  @Field(() => String, { nullable: true, description: 'Its name, in any case and width' })
  attribute?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters' })
  text?: string | null;

  @Field(() => Float, { nullable: true, description: 'At most six decimals' })
  number?: number | null;

  @Field(() => DateScalar, { nullable: true })
  day?: string | null;

  @Field(() => Boolean, { nullable: true })
  yesNo?: boolean | null;

  @Field(() => ID, { nullable: true })
  choiceId?: Id | null;

  @Field(() => String, { nullable: true, description: 'The label of a choice' })
  choice?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Takes the value away' })
  clear?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the value, as a person read it; a key needs none, and overrules no person',
  })
  version?: number | null;
}

const EXTERNAL_ID = { nullable: true, description: 'Its id in the CRM, instead' };

@InputType()
export class AdvocateValuesInput {
  @Field(() => ID, { nullable: true })
  advocateId?: Id | null;

  @Field(() => String, EXTERNAL_ID)
  externalId?: string | null;

  @Field(() => [AttributeValueInput])
  values!: AttributeValueInput[];
}

@InputType()
export class CompanyValuesInput {
  @Field(() => ID, { nullable: true })
  companyId?: Id | null;

  @Field(() => String, EXTERNAL_ID)
  externalId?: string | null;

  @Field(() => [AttributeValueInput])
  values!: AttributeValueInput[];
}

const HOLDERS = { description: 'At most 500, with at most 5,000 values: all of it or nothing' };

@InputType()
export class SetAdvocateAttributesInput {
  @Field(() => [AdvocateValuesInput], HOLDERS)
  advocates!: AdvocateValuesInput[];
}

@InputType()
export class SetCompanyAttributesInput {
  @Field(() => [CompanyValuesInput], HOLDERS)
  companies!: CompanyValuesInput[];
}

const CHANGED = { description: 'Values that were set or cleared' };
const KEPT = { description: 'Values that a person said, and that the CRM did not overrule' };

@ObjectType()
export class AdvocateAttributesSet {
  @Field(() => Int, CHANGED)
  changed!: number;

  @Field(() => Int, KEPT)
  kept!: number;

  @Field(() => [Advocate])
  advocates!: AdvocateRow[];
}

@ObjectType()
export class CompanyAttributesSet {
  @Field(() => Int, CHANGED)
  changed!: number;

  @Field(() => Int, KEPT)
  kept!: number;

  @Field(() => [Company])
  companies!: CompanyRow[];
}

export const SetAdvocateAttributesResult = resultUnion(
  'SetAdvocateAttributesResult',
  AdvocateAttributesSet,
  InvalidInput,
  NotFound,
  StaleVersion,
);
export const SetCompanyAttributesResult = resultUnion(
  'SetCompanyAttributesResult',
  CompanyAttributesSet,
  InvalidInput,
  NotFound,
  StaleVersion,
);
