import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { DateScalar, enumOf, onceUnion, resultUnion } from '../../platform/graphql/index.js';
import { AttributeNameTaken } from './attribute.errors.js';
import {
  ATTRIBUTE_SUBJECTS,
  ATTRIBUTE_TYPES,
  type AttributeSubject,
  type AttributeType,
} from './attribute.rules.js';

export const AttributeSubjectEnum = enumOf('AttributeSubject', ATTRIBUTE_SUBJECTS);
const AttributeTypeEnum = enumOf('AttributeType', ATTRIBUTE_TYPES);

@ObjectType()
export class AttributeChoice {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  label!: string;
}

@ObjectType({ description: "A typed fact of the programme's own about advocates or companies" })
export class Attribute {
  @Field(() => ID)
  id!: Id;

  @Field(() => AttributeSubjectEnum)
  subject!: AttributeSubject;

  @Field(() => AttributeTypeEnum)
  type!: AttributeType;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'Whether advocates see it of themselves' })
  shownToAdvocates!: boolean;

  @Field(() => Int, { description: 'Send it with a change' })
  version!: number;
}

@ObjectType({
  description:
    'What is said of one attribute: the field of its type, all null where nobody said it',
})
export class AttributeValue {
  @Field(() => String, { nullable: true })
  text!: string | null;

  @Field(() => Float, { nullable: true })
  number!: number | null;

  @Field(() => DateScalar, { nullable: true })
  day!: string | null;

  @Field(() => Boolean, { nullable: true })
  yesNo!: boolean | null;

  @Field(() => Int, { description: 'Send it with another value; 0: nobody said it' })
  version!: number;
}

@InputType()
export class DefineAttributeInput {
  @Field(() => AttributeSubjectEnum)
  subject!: AttributeSubject;

  @Field(() => AttributeTypeEnum, { description: 'It never changes' })
  type!: AttributeType;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { nullable: true, description: 'Absent: no' })
  shownToAdvocates?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Of one of a list' })
  choices?: string[] | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class AttributeChoiceInput {
  @Field(() => ID, { nullable: true, description: 'Absent: a new one' })
  choiceId?: Id | null;

  @Field(() => String)
  label!: string;
}

@InputType({ description: 'What is absent stays' })
export class ChangeAttributeInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Int, { description: 'Of the attribute, as it was read' })
  version!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => Boolean, { nullable: true })
  shownToAdvocates?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Its values stay, and come back with it' })
  archived?: boolean | null;

  @Field(() => [AttributeChoiceInput], {
    nullable: true,
    description: 'Choices to rename and to add; the others stay',
  })
  choices?: AttributeChoiceInput[] | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class OrderAttributesInput {
  @Field(() => AttributeSubjectEnum)
  subject!: AttributeSubject;

  @Field(() => [ID], { description: 'Those that are not named come behind' })
  ids!: Id[];
}

@ObjectType()
export class OrderedAttributes {
  @Field(() => [Attribute])
  attributes!: Attribute[];
}

export const DefineAttributeResult = onceUnion(
  'DefineAttributeResult',
  Attribute,
  AttributeNameTaken,
);
export const ChangeAttributeResult = onceUnion(
  'ChangeAttributeResult',
  Attribute,
  AttributeNameTaken,
  NotFound,
  StaleVersion,
);
export const OrderAttributesResult = resultUnion(
  'OrderAttributesResult',
  OrderedAttributes,
  InvalidInput,
  NotFound,
);
