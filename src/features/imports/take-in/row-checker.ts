import {
  RecordReader,
  type CheckedRow,
  type CsvBatch,
  type CsvRecord,
  type FileSurvey,
  type LeftOut,
  type RefusedRecord,
} from '../read/index.js';
import type { RowOrder, Standing, ToldPlace } from '../order/index.js';
import { refusedValueOf } from '../../../platform/database/index.js';
import {
  columnOfRefusal,
  expectedBy,
  OwnRow,
  type DatabaseRefusal,
} from './database-refusal.rules.js';
import type { ImportTarget, RowOutcome } from './import-target.js';

export interface Taken<Row> {
  readonly record: CsvRecord;
  readonly row: Row;
  readonly leftOut: readonly LeftOut[];
  /** R-D4: whether a later row said a part of what it says */
  readonly isBehind: boolean;
  /** what is kept of it for rows to come; null: nothing */
  readonly told: ToldPlace | null;
}

export interface CheckedBatch<Row> {
  readonly taken: readonly Taken<Row>[];
  readonly refused: readonly RefusedRecord[];
  /** R-D4: a later row of the same id says it all */
  readonly superseded: readonly RefusedRecord[];
}

/** Why a row that was read does not go in. */
export type Refusal = DatabaseRefusal | OwnRow;

/** Null where the error is no row's fault. */
export function refusalOf(error: unknown): Refusal | null {
  return error instanceof OwnRow ? error : refusedValueOf(error);
}

/** What became of rows that later ones overrule in part: where nothing was left of it, that is said. */
export function withSuperseded<Column extends string>(
  part: readonly Taken<unknown>[],
  outcomes: readonly RowOutcome<Column>[],
): RowOutcome<Column>[] {
  return outcomes.map((outcome, at) => {
    const told = typeof outcome === 'object' && 'told' in outcome ? outcome.told : outcome;
    return part[at]?.isBehind && told === 'UNCHANGED' ? 'SUPERSEDED' : outcome;
  });
}

const ALONE: Standing = { is: 'TAKEN', hidden: [], isBehind: false, told: null, wanted: null };

/** Checks the records of one file, and names its columns as people find them there. */
export class RowChecker<Column extends string, Row> {
  private reader: RecordReader<Column> | null = null;
  /** by the columns that they hide */
  private readonly readers = new Map<string, RecordReader<Column>>();

  constructor(
    private readonly target: ImportTarget<Column, Row>,
    private readonly survey: FileSurvey,
    private readonly order: RowOrder | null,
  ) {}

  async checkAll(batch: CsvBatch): Promise<CheckedBatch<Row>> {
    const { header, records } = batch;
    const standings = (await this.order?.standings(records)) ?? [];
    this.reader ??= this.readerWithout([], header);
    const taken: Taken<Row>[] = [];
    const refused: RefusedRecord[] = [];
    const superseded: RefusedRecord[] = [];
    for (const [at, record] of records.entries()) {
      const isWhole = record.fields.length === header.length;
      const standing = this.standing(record, isWhole ? standings[at] : ALONE);
      if (standing.is !== 'TAKEN') {
        const { reason } = standing;
        (standing.is === 'REFUSED' ? refused : superseded).push({ record, reason });
        continue;
      }
      const { hidden, isBehind, told } = standing;
      const checked = this.check(this.readerWithout(hidden, header), header, record);
      if (checked.reason !== null) refused.push({ record, reason: checked.reason });
      else {
        const leftOut = [...checked.leftOut, ...this.leftOut(standing.wanted)];
        taken.push({ record, row: checked.row, leftOut, isBehind, told });
      }
    }
    return { taken, refused, superseded };
  }

  /** Rows that contradict each other are refused, wherever they stand. */
  private standing({ fields }: CsvRecord, standing: Standing = ALONE): Standing {
    if (standing.is !== 'SUPERSEDED') return standing;
    return this.reader?.conflicts(fields).length === 0 ? standing : ALONE;
  }

  private readerWithout(
    hidden: readonly string[],
    header: readonly string[],
  ): RecordReader<Column> {
    const key = hidden.join('\0');
    const known = this.readers.get(key);
    if (known !== undefined) return known;
    const { shape, mapping } = this.target;
    const columns = new Set(hidden as readonly Column[]);
    const reader = new RecordReader(shape, mapping, header, this.survey, columns);
    this.readers.set(key, reader);
    return reader;
  }

  private leftOut(wanted: string | null): readonly LeftOut[] {
    if (wanted === null || this.order === null) return [];
    return [{ column: this.order.label, reason: `want ${wanted}` }];
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
