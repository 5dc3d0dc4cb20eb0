import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { connectionType, errorType, onceUnion, resultUnion } from '../../platform/graphql/index.js';
import { Advocate, type AdvocateRow } from '../advocates/index.js';
import { Company, type CompanyRow } from '../companies/index.js';
import { StillUsed } from '../traits/index.js';
import { TagNameTaken } from './tag.errors.js';

@ObjectType({ description: "A free label of the programme's; advocates see none" })
export class Tag {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'Send it with a change' })
  version!: number;
}

@ObjectType()
export class TagConnection extends connectionType('Tag', () => Tag) {}

const ADD = { nullable: true, description: 'By name, at most 20; one that is new is made' };
const REMOVE = { nullable: true, description: 'By name, at most 20' };

@InputType({ description: 'Names are the same in any case and width' })
export class TagAdvocatesInput {
  @Field(() => [ID], { description: 'At most 500' })
  advocateIds!: Id[];

  @Field(() => [String], ADD)
  add?: string[] | null;

  @Field(() => [String], REMOVE)
  remove?: string[] | null;
}

@InputType({ description: 'Names are the same in any case and width' })
export class TagCompaniesInput {
  @Field(() => [ID], { description: 'At most 500' })
  companyIds!: Id[];

  @Field(() => [String], ADD)
  add?: string[] | null;

  @Field(() => [String], REMOVE)
  remove?: string[] | null;
}

const CHANGED = { description: 'How many of them bear other tags than before' };

@ObjectType()
export class TaggedAdvocates {
  @Field(() => Int, CHANGED)
  changed!: number;

  @Field(() => [Advocate])
  advocates!: AdvocateRow[];
}

@ObjectType()
export class TaggedCompanies {
  @Field(() => Int, CHANGED)
  changed!: number;

  @Field(() => [Company])
  companies!: CompanyRow[];
}

@InputType()
export class RenameTagInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Int, { description: 'Of the tag, as it was read' })
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class DeleteTagInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Int, { description: 'Of the tag, as it was read' })
  version!: number;
}

@ObjectType({ description: 'A tag that is no more, and how many bore it' })
export class DeletedTag {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  advocates!: number;

  @Field(() => Int)
  companies!: number;
}

export const TagNameTakenType = errorType(TagNameTaken, {
  tag: { type: () => Tag, nullable: true, description: 'The tag that bears the name' },
});

export const TagAdvocatesResult = resultUnion(
  'TagAdvocatesResult',
  TaggedAdvocates,
  InvalidInput,
  NotFound,
);
export const TagCompaniesResult = resultUnion(
  'TagCompaniesResult',
  TaggedCompanies,
  InvalidInput,
  NotFound,
);
export const RenameTagResult = onceUnion(
  'RenameTagResult',
  Tag,
  NotFound,
  StaleVersion,
  TagNameTaken,
);
export const DeleteTagResult = resultUnion(
  'DeleteTagResult',
  DeletedTag,
  NotFound,
  StaleVersion,
  StillUsed,
);
