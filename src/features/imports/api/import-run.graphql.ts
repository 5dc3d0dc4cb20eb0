import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { registerEnumType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import {
  connectionType,
  DateTimeScalar,
  enumOf,
  onceUnion,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { IMPORT_KINDS } from '../read/index.js';
import {
  IMPORT_ORIGINS,
  IMPORT_STATES,
  IMPORT_TASKS,
  ImportNotOpen,
  KEPT_OUTCOMES,
  RUN_STOP_REASONS,
  type ImportOrigin,
  type ImportState,
  type ImportTask,
  type KeptOutcome,
  type RunStopReason,
} from '../runs/index.js';
import { ImportQuestion } from './import-mapping.graphql.js';

export const ImportKindEnum = Object.fromEntries(
  IMPORT_KINDS.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]),
);
registerEnumType(ImportKindEnum, { name: 'ImportKind' });
const ImportStateEnum = enumOf('ImportState', IMPORT_STATES);
const ImportTaskEnum = enumOf('ImportTask', IMPORT_TASKS);
const ImportOriginEnum = enumOf('ImportOrigin', IMPORT_ORIGINS);
const ImportStopReasonEnum = enumOf('ImportStopReason', RUN_STOP_REASONS);
export const ImportOutcomeEnum = enumOf('ImportOutcome', KEPT_OUTCOMES);

@ObjectType({ description: 'What became of the rows so far, or would become of them' })
export class ImportCounts {
  @Field(() => Int)
  rows!: number;

  @Field(() => Int)
  imported!: number;

  @Field(() => Int, { description: 'Imported before, with another content' })
  corrected!: number;

  @Field(() => Int, { description: 'Imported before, with the same content' })
  unchanged!: number;

  @Field(() => Int, {
    description: 'A later row of the same id counts, of this file or one before (R-D4)',
  })
  superseded!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => PointsScalar)
  pointsAwarded!: number;

  @Field(() => PointsScalar)
  pointsTakenBack!: number;
}

@ObjectType({
  description: 'Why an import ended before its file did. Started again it goes on there',
})
export class ImportStopInfo {
  @Field(() => ImportStopReasonEnum)
  reason!: RunStopReason;

  @Field(() => Int, { description: 'Everything up to this row is done; 1: nothing' })
  upToRow!: number;

  @Field(() => PointsScalar, { nullable: true, description: 'TAKES_POINTS_BACK: how many' })
  points!: number | null;

  @Field(() => Int, { nullable: true, description: 'TAKES_POINTS_BACK: of how many referrals' })
  referrals!: number | null;
}

@ObjectType()
export class ImportChange {
  @Field(() => String, { description: 'As people find it in their file' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'Null: none was known' })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Null: it is taken away; where both are null it is another one, of a person',
  })
  after!: string | null;
}

@ObjectType({ description: 'A row that is kept: each that was refused, the first of the others' })
export class ImportRow {
  @Field(() => Int, { name: 'row', description: 'As a spreadsheet counts' })
  rowNo!: number;

  @Field(() => ImportOutcomeEnum)
  outcome!: KeptOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused, or which row counts, in English',
  })
  reason!: string | null;

  @Field(() => [String], { description: 'As they stand in the file, by ImportRun.columns' })
  fields!: readonly string[];

  @Field(() => [ImportChange], { nullable: true })
  changes!: readonly ImportChange[] | null;
}

@ObjectType()
export class ImportRowConnection extends connectionType('ImportRow', () => ImportRow) {}

@ObjectType({ description: 'One file on its way in, and what became of its rows (R-D7)' })
export class ImportRun {
  @Field(() => ID)
  id!: Id;

  @Field(() => ImportKindEnum)
  kind!: string;

  @Field(() => ImportOriginEnum)
  origin!: ImportOrigin;

  @Field(() => ImportStateEnum)
  state!: ImportState;

  @Field(() => ImportTaskEnum, { nullable: true, description: 'What was requested last' })
  task!: ImportTask | null;

  @Field(() => String)
  fileName!: string;

  @Field(() => Float)
  sizeBytes!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  begunAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether conversions earn points by it' })
  awardsPoints!: boolean;
}

@ObjectType()
export class ImportRunConnection extends connectionType('ImportRun', () => ImportRun) {}

@ObjectType({ description: 'What the last dry run or import found out about the file' })
export class ImportFindings {
  @Field(() => [String], { description: 'How it was read, and what was left out, in English' })
  says!: readonly string[];

  @Field(() => [String], { description: 'Why it cannot be read as it is mapped, in English' })
  problems!: readonly string[];

  @Field(() => [ImportQuestion], { description: 'What has to be said first (R-D2, R-D6)' })
  questions!: readonly ImportQuestion[];
}

export const PreviewImportResult = onceUnion(
  'PreviewImportResult',
  ImportRun,
  NotFound,
  ImportNotOpen,
);
export const StopImportResult = onceUnion('StopImportResult', ImportRun, NotFound, ImportNotOpen);
export const StartImportResult = onceUnion('StartImportResult', ImportRun, NotFound, ImportNotOpen);
