import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotFound } from '../../../platform/errors/index.js';
import { enumOf, onceUnion, PointsScalar } from '../../../platform/graphql/index.js';
import { SubjectKindEnum } from '../../subjects/index.js';
import { ImportNotOpen, OwnImport } from '../runs/index.js';
import { LEANS, type Lean, type LeanedOn } from '../undo/index.js';
import { ImportRun } from './import-run.graphql.js';

const ImportLeanEnum = enumOf('ImportLean', LEANS);

@ObjectType({ description: 'A referral or deal of a run on which something leans' })
export class ImportLeanedOn {
  @Field(() => SubjectKindEnum, { name: 'subjectKind' })
  kind!: LeanedOn['kind'];

  @Field(() => ID, { name: 'subjectId' })
  id!: Id;

  @Field(() => ImportLeanEnum, { description: 'What came after the run and leans on it' })
  lean!: Lean;
}

@ObjectType({ description: 'Whose points an undo would move' })
export class ImportUndoPoints {
  @Field(() => PointsScalar)
  awarded!: number;

  @Field(() => PointsScalar)
  takenBack!: number;
}

@ObjectType({ description: 'What an undo would do: it was tried, and rolled back' })
export class ImportUndoAhead {
  @Field(() => Int, { description: 'Referrals that it brought in, and that would be gone' })
  referrals!: number;

  @Field(() => Int, { description: 'Deals that it reported: gone, or as they were before' })
  deals!: number;

  @Field(() => Int, { description: 'Referrals from before that would earn no points again' })
  awards!: number;

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
