import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type {
  CsvRecord,
  ImportMapping,
  ImportShape,
  RecordReader,
  SurveyContext,
  CheckedRow,
} from '../read/index.js';
import type { ImportTrace } from './import-trace.js';
import type { MovedPoints } from './points-moved.js';

/** A value that differs from what was told before; both null where they are a person's (R-A5). */
export interface Difference<Column extends string = string> {
  readonly column: Column;
  readonly before: string | null;
  readonly after: string | null;
}

/** R-D4: a row that was told before and differs now. */
export interface Correction<Column extends string = string> {
  readonly externalId: string;
  /** old → new; both null where they are a person's (R-A5) */
  readonly changes: readonly Difference<Column>[];
  readonly leftOut?: readonly LeftOutOf<Column>[];
}

/** R-D8: a value that is not taken, for what is known here. */
export interface LeftOutOf<Column extends string = string> {
  readonly column: Column;
  readonly reason: string;
}

export type RowOutcome<Column extends string = string> =
  | 'IMPORTED'
  | 'UNCHANGED'
  /** R-D4: a later row says otherwise, and counts */
  | 'SUPERSEDED'
  | {
      readonly told: 'IMPORTED' | 'UNCHANGED';
      readonly leftOut: readonly LeftOutOf<Column>[];
    }
  | { readonly corrected: Correction<Column> }
  /** R-D4: it says something else than what is here, which is not taken */
  | { readonly notTaken: readonly Difference<Column>[] }
  /** `column`: what would be right there */
  | { readonly refused: string; readonly column?: Column };

export interface WrittenRows<Column extends string = string> {
  readonly outcomes: readonly RowOutcome<Column>[];
  readonly moved: readonly MovedPoints[];
  /** R-C5: advocates whose referrals these rows decide on; absent: rows decide on none */
  readonly decidedFor?: readonly Id[];
  /** R-D7: absent where it cannot be taken back */
  readonly traces?: readonly ImportTrace[];
}

export interface RehearsedRows<Column extends string = string> {
  readonly outcomes: readonly RowOutcome<Column>[];
  readonly mayMovePoints: boolean;
}

/** How a dry run finds out what `write` would do. */
export type Rehearsal<Column extends string, Row> =
  | {
      /** Returns the outcomes that `write` would, and whether it could move points; writes nothing. */
      readonly rehearse: (tx: Tx, rows: readonly Row[]) => Promise<RehearsedRows<Column>>;
    }
  | {
      /**
       * For a kind that moves no points: rows are written and undone, and what becomes of them is
       * told as if the rows of the calls before had stayed.
       */
      readonly asIfKept: (
        rows: readonly Row[],
        outcomes: readonly RowOutcome<Column>[],
      ) => readonly RowOutcome<Column>[];
    };

/** What one kind of file needs to go in. */
export interface ImportTarget<Column extends string, Row> {
  readonly shape: ImportShape<Column>;
  readonly mapping: ImportMapping<Column>;
  /** what is needed to find out how the file is written */
  readonly survey: SurveyContext<Column>;
  check(reader: RecordReader<Column>, record: CsvRecord): CheckedRow<Row>;
  /** One outcome for each row, in their order, and what became of points. */
  write(tx: Tx, rows: readonly Row[]): Promise<WrittenRows<Column>>;
  readonly rehearsal: Rehearsal<Column, Row>;
  /** Whether the programme has more of its kind than this. */
  hasMoreThan(tx: Tx, count: number): Promise<boolean>;
}
