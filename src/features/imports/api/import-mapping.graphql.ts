import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { enumOf } from '../../../platform/graphql/index.js';
import { FIELD_TYPES, type FieldType } from '../inspect/index.js';

const ImportFieldTypeEnum = enumOf('ImportFieldType', FIELD_TYPES);

@ObjectType({ description: 'What a column of a file can be' })
export class ImportField {
  @Field(() => String)
  name!: string;

  @Field(() => ImportFieldTypeEnum)
  type!: FieldType;

  @Field(() => [String], { description: 'What a WORD can be' })
  words!: readonly string[];

  @Field(() => [String], { description: 'For an example of a file, row by row; none: left out' })
  example!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The name of an attribute of the programme’s own; null: a field of every programme',
  })
  label!: string | null;

  @Field(() => Boolean, { description: 'Whether the clearing word takes its value away (R-D5)' })
  isClearable!: boolean;
}

@ObjectType({ description: 'A kind of file, and what its columns can be' })
export class ImportKindDescription {
  @Field(() => [ImportField])
  fields!: readonly ImportField[];

  @Field(() => [[String]], { description: 'Of each group at least one has to be mapped' })
  needed!: readonly (readonly string[])[];
}

@ObjectType()
export class MappedColumn {
  @Field(() => String, { description: 'The name of a field' })
  field!: string;

  @Field(() => String, { description: 'The column of the file' })
  column!: string;
}

@ObjectType()
export class MappedConstant {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'The same for every row' })
  value!: string;
}

@ObjectType()
export class MappedValue {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'As the file has it' })
  value!: string;

  @Field(() => String)
  meaning!: string;
}

@ObjectType()
export class MappedFormat {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'e.g. 1.234,56 or DD/MM/YYYY' })
  format!: string;
}

@ObjectType({ description: 'How a file’s columns become ours' })
export class ImportMapping {
  @Field(() => [MappedColumn])
  columns!: readonly MappedColumn[];

  @Field(() => [MappedConstant])
  constants!: readonly MappedConstant[];

  @Field(() => [MappedValue])
  values!: readonly MappedValue[];

  @Field(() => [MappedFormat])
  formats!: readonly MappedFormat[];

  @Field(() => String, {
    nullable: true,
    description:
      'A cell that says this takes the value away (R-D5); null: an empty cell says nothing',
  })
  clearingWord!: string | null;

  @Field(() => String, { nullable: true, description: 'Null: it is found out' })
  encoding!: string | null;

  @Field(() => String, { nullable: true, description: 'Null: it is found out' })
  delimiter!: string | null;
}

@InputType()
export class MappedColumnInput {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  column!: string;
}

@InputType()
export class MappedConstantInput {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  value!: string;
}

@InputType()
export class MappedValueInput {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  value!: string;

  @Field(() => String)
  meaning!: string;
}

@InputType()
export class MappedFormatInput {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  format!: string;
}

@InputType()
export class ImportMappingInput {
  @Field(() => [MappedColumnInput])
  columns!: MappedColumnInput[];

  @Field(() => [MappedConstantInput])
  constants!: MappedConstantInput[];

  @Field(() => [MappedValueInput])
  values!: MappedValueInput[];

  @Field(() => [MappedFormatInput])
  formats!: MappedFormatInput[];

  @Field(() => String, { nullable: true })
  clearingWord?: string | null;

  @Field(() => String, { nullable: true })
  encoding?: string | null;

  @Field(() => String, { nullable: true })
  delimiter?: string | null;
}

@InputType()
export class PreviewImportInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => ImportMappingInput)
  mapping!: ImportMappingInput;

  @Field(() => Boolean, { description: 'Whether conversions earn points' })
  awardsPoints!: boolean;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class StartImportInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Boolean, { description: 'Whether conversions earn points' })
  awardsPoints!: boolean;

  @Field(() => Boolean, { description: 'Whether it may take points back; else it stops before' })
  takesBack!: boolean;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class StopImportInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

@ObjectType()
export class ImportSeenValue {
  @Field(() => String)
  text!: string;

  @Field(() => Int, { name: 'row' })
  rowNo!: number;
}

@ObjectType({ description: 'One way to read a column' })
export class ImportAnswer {
  @Field(() => String, { nullable: true, description: 'What the first value means then' })
  meaning!: string | null;

  @Field(() => String, { nullable: true, description: 'What the mapping says of its format then' })
  format!: string | null;

  @Field(() => String, { name: 'field', description: 'As which field the column is mapped then' })
  column!: string;
}

@ObjectType({ description: 'A column that can be read in two ways: somebody says which' })
export class ImportQuestion {
  @Field(() => String, { name: 'field' })
  column!: string;

  @Field(() => [ImportSeenValue], { description: 'Two where they contradict each other' })
  values!: readonly ImportSeenValue[];

  @Field(() => [ImportAnswer])
  answers!: readonly ImportAnswer[];
}

@ObjectType()
export class ImportColumn {
  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'The file has two of this name: neither can be mapped' })
  isRepeated!: boolean;

  @Field(() => [String], { description: 'The first five values that differ' })
  samples!: readonly string[];

  @Field(() => [String], { description: 'All values that differ, where they are few' })
  words!: readonly string[];
}

@ObjectType({ description: 'How a file is written, and what its beginning holds (R-D1)' })
export class ImportInspection {
  @Field(() => [String], {
    description: 'Why it cannot be read, in English; then nothing is known',
  })
  problems!: readonly string[];

  @Field(() => String, { nullable: true })
  encoding!: string | null;

  @Field(() => String, { nullable: true })
  delimiter!: string | null;

  @Field(() => Int, { description: 'As a spreadsheet counts; above 1: a title stands before it' })
  headerRow!: number;

  @Field(() => Int)
  rowsSeen!: number;

  @Field(() => Boolean, { description: 'Whether these are all rows' })
  isWhole!: boolean;

  @Field(() => [ImportColumn])
  columns!: readonly ImportColumn[];

  @Field(() => ImportMapping)
  proposed!: ImportMapping;

  @Field(() => Boolean, { description: 'It is what was used for such columns before, not a guess' })
  isKept!: boolean;
}
