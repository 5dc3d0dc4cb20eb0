import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotFound } from '../../../platform/errors/index.js';
import { enumOf, onceUnion, PointsScalar } from '../../../platform/graphql/index.js';
import { SubjectKindEnum } from '../../subjects/index.js';
import { ImportNotOpen, OwnImport } from '../runs/index.js';
import {
  LEANS,
  ROW_TRACE_KINDS,
  STAYS,
  type Lean,
  type LeanedOn,
  type Stay,
  type StayingOne,
} from '../undo/index.js';
import { ImportRun } from './import-run.graphql.js';

const ImportLeanEnum = enumOf('ImportLean', LEANS);
const ImportStayingKindEnum = enumOf('ImportStayingKind', ROW_TRACE_KINDS);
const ImportStayEnum = enumOf('ImportStay', STAYS);

@ObjectType({ description: 'A referral or deal of a run on which something leans' })
export class ImportLeanedOn {
  @Field(() => SubjectKindEnum, { name: 'subjectKind' })
  kind!: LeanedOn['kind'];

  @Field(() => ID, { name: 'subjectId' })
  id!: Id;

  @Field(() => ImportLeanEnum, { description: 'What came after the run and leans on it' })
  lean!: Lean;
}

@ObjectType({ description: 'Something that stays, or a part of it, in spite of an undo' })
export class ImportStaying {
  @Field(() => ImportStayingKindEnum)
  kind!: StayingOne['kind'];

  @Field(() => ID)
  id!: Id;

  @Field(() => ImportStayEnum, { description: 'What came after the run, for which it stays' })
  stay!: Stay;
}

@ObjectType({ description: 'Whose points an undo would move' })
export class ImportUndoPoints {
  @Field(() => PointsScalar)
  awarded!: number;

  @Field(() => PointsScalar)
  takenBack!: number;
}

@ObjectType({
  description:
    'What an undo would do: it was tried, and rolled back; of one that is over, what became of each',
})
export class ImportUndoAhead {
  @Field(() => Int, { description: 'Referrals that it brought in, and that would be gone' })
  referrals!: number;

  @Field(() => Int, { description: 'Deals that it reported: gone, or as they were before' })
  deals!: number;

  @Field(() => Int, { description: 'Referrals from before that would earn no points again' })
  awards!: number;

  @Field(() => Int, { description: 'Advocates that it brought in, and that would be gone' })
  advocatesGone!: number;

  @Field(() => Int, { description: 'Advocates from before that would be as they were' })
  advocatesAsBefore!: number;

  @Field(() => Int, { description: 'Companies that it brought in, and that would be gone' })
  companiesGone!: number;

  @Field(() => Int, { description: 'Companies from before that would be as they were' })
  companiesAsBefore!: number;

  @Field(() => Int, { description: 'Tags that it was the first to use, and that would be gone' })
  tagsGone!: number;

  @Field(() => Int, {
    description:
      'Advocates, companies and tags that stay, or a part of them: something leans on them, or somebody changed them since',
  })
  staying!: number;

  @Field(() => [ImportStaying], { description: 'The first fifty of these' })
  stays!: readonly StayingOne[];

  @Field(() => PointsScalar)
  takenBack!: number;

  @Field(() => PointsScalar, { description: 'To others: who was a duplicate gets the place' })
  awarded!: number;

  @Field(() => [ImportUndoPoints], { description: 'The first fifty advocates' })
  advocates!: readonly ImportUndoPoints[];

  @Field(() => Int, {
    description: 'On how many of them something leans: then it cannot be undone',
  })
  leaning!: number;

  @Field(() => [ImportLeanedOn], { description: 'The first fifty of these' })
  leanedOn!: readonly LeanedOn[];
}

@InputType()
export class UndoImportInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

export const PreviewImportUndoResult = onceUnion(
  'PreviewImportUndoResult',
  ImportRun,
  NotFound,
  ImportNotOpen,
);
export const UndoImportResult = onceUnion(
  'UndoImportResult',
  ImportRun,
  NotFound,
  ImportNotOpen,
  OwnImport,
);
