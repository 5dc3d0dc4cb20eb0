import {
  RecordReader,
  type CheckedRow,
  type CsvBatch,
  type CsvRecord,
  type FileSurvey,
  type LeftOut,
  type RefusedRecord,
} from '../read/index.js';
import { refusedValueOf } from '../../../platform/database/index.js';
import {
  columnOfRefusal,
  expectedBy,
  OwnRow,
  type DatabaseRefusal,
} from './database-refusal.rules.js';
import type { ImportTarget } from './import-target.js';

export interface Taken<Row> {
  readonly record: CsvRecord;
  readonly row: Row;
  readonly leftOut: readonly LeftOut[];
}

export interface CheckedBatch<Row> {
  readonly taken: readonly Taken<Row>[];
  readonly refused: readonly RefusedRecord[];
}

/** Why a row that was read does not go in. */
export type Refusal = DatabaseRefusal | OwnRow;

/** Null where the error is no row's fault. */
export function refusalOf(error: unknown): Refusal | null {
  return error instanceof OwnRow ? error : refusedValueOf(error);
}

/** Checks the records of one file, and names its columns as people find them there. */
export class RowChecker<Column extends string, Row> {
  private reader: RecordReader<Column> | null = null;

  constructor(
    private readonly target: ImportTarget<Column, Row>,
    private readonly survey: FileSurvey,
  ) {}

  checkAll(batch: CsvBatch): CheckedBatch<Row> {
    const { shape, mapping } = this.target;
    this.reader ??= new RecordReader(shape, mapping, batch.header, this.survey);
    const taken: Taken<Row>[] = [];
    const refused: RefusedRecord[] = [];
    for (const record of batch.records) {
      const checked = this.check(this.reader, batch.header, record);
      if (checked.reason !== null) refused.push({ record, reason: checked.reason });
      else {
        taken.push({ record, row: checked.row, leftOut: checked.leftOut });
      }
    }
    return { taken, refused };
  }

  readonly label = (column: Column): string => this.reader?.label(column) ?? column;

  /** Why a row is not taken. */
  reasonOf(refusal: Refusal, { fields }: CsvRecord): string {
    if (refusal instanceof OwnRow) return refusal.message;
    const wanted = expectedBy(refusal);
    const column = columnOfRefusal(refusal, this.reader?.columns ?? []);
    if (column !== null && this.reader) return this.reader.problem(fields, column, wanted);
    const rule = refusal.constraint === null ? '' : `, rule ${refusal.constraint}`;
    return `the database does not take the row; want ${wanted} (SQLSTATE ${refusal.sqlState}${rule})`;
  }

  private check(
    reader: RecordReader<Column>,
    header: readonly string[],
    record: CsvRecord,
  ): CheckedRow<Row> {
    const { fields } = record;
    if (fields.length === header.length) return this.target.check(reader, record);
    const reason = `the row has ${String(fields.length)} columns; want ${String(header.length)}, as the header has`;
    return { row: null, reason };
  }
}
