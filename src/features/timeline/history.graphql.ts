import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/index.js';
import { SubjectKindEnum, type SubjectKind } from '../subjects/index.js';
import { TimelineEntry } from './timeline.graphql.js';

@ObjectType({ description: 'A line of a history, and what it is about' })
export class HistoryLine {
  @Field(() => ID)
  id!: string;

  @Field(() => SubjectKindEnum)
  subjectKind!: SubjectKind;

  @Field(() => ID)
  subjectId!: Id;

  @Field(() => TimelineEntry)
  entry!: TimelineEntry;
}

@ObjectType()
export class HistoryConnection extends connectionType('HistoryLine', () => HistoryLine) {}
