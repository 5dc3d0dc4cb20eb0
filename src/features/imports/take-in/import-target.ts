import type { Tx } from '../../../platform/database/index.js';
import type {
  CsvRecord,
  ImportMapping,
  ImportShape,
  RecordReader,
  SurveyContext,
  CheckedRow,
} from '../read/index.js';
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
  /** old → new; never a person's data (R-A5) */
  readonly changes: readonly {
    readonly column: Column;
    readonly before: string | null;
    readonly after: string;
  }[];
}

export type RowOutcome<Column extends string = string> =
  | 'IMPORTED'
  | 'UNCHANGED'
  | { readonly corrected: Correction<Column> }
  /** R-D4: it says something else than what is here, which is not taken */
  | { readonly notTaken: readonly Difference<Column>[] }
  | { readonly refused: string };

export interface WrittenRows<Column extends string = string> {
  readonly outcomes: readonly RowOutcome<Column>[];
  readonly moved: readonly MovedPoints[];
}

export interface RehearsedRows<Column extends string = string> {
  readonly outcomes: readonly RowOutcome<Column>[];
  readonly mayMovePoints: boolean;
}

/** What one kind of file needs to go in. */
export interface ImportTarget<Column extends string, Row> {
  readonly shape: ImportShape<Column>;
  readonly mapping: ImportMapping<Column>;
  /** what is needed to find out how the file is written */
  readonly survey: SurveyContext<Column>;
  check(reader: RecordReader<Column>, record: CsvRecord): CheckedRow<Row>;
  /** One outcome for each row, in their order, and what became of points. */
  write(tx: Tx, rows: readonly Row[]): Promise<WrittenRows<Column>>;
  /** Returns the outcomes that `write` would, and whether it could move points; writes nothing. */
  rehearse(tx: Tx, rows: readonly Row[]): Promise<RehearsedRows<Column>>;
  /** Whether the programme has more of its kind than this. */
  hasMoreThan(tx: Tx, count: number): Promise<boolean>;
}
