import { stat } from 'node:fs/promises';
import type { Actor } from '../../kernel/actor.js';
import { sqlStateOf } from '../../platform/database/index.js';
import { ErrorsFile, type RefusedRecord } from './errors-file.js';
import { RecordReader, type ImportMapping, type ImportShape } from './import-mapping.rules.js';
import { readCsv, type CsvBatch, type CsvRecord } from './read-csv.js';
import type { CheckedRow } from './row-checks.rules.js';

const BATCH = 1_000;
/** The planner's statistics are renewed after so many new rows, then after twice as many, and so on. */
const FIRST_REFRESH = 1_000;

export interface ImportRequest {
  readonly actor: Actor;
  readonly file: string;
  /** as `parseMapping` reads it: `{ columns, constants, values }` */
  readonly mapping: unknown;
  /** checks everything, writes no row */
  readonly dryRun: boolean;
  /** whether conversions earn points */
  readonly awardsPoints: boolean;
  /**
   * null: the file's own name with `.referrals.errors.csv` or `.deals.errors.csv`, since one export
   * of a CRM is often both
   */
  readonly errorsFile: string | null;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** stops between two batches */
  readonly stop?: AbortSignal;
}

export interface ImportProgress {
  readonly rows: number;
  /** 0 to 1 */
  readonly share: number;
}

export interface ImportResult {
  readonly rows: number;
  readonly imported: number;
  /** told before, word for word */
  readonly unchanged: number;
  readonly refused: number;
  /** where the refused rows are; null where none was */
  readonly errorsFile: string | null;
}

export type RowOutcome = 'IMPORTED' | 'UNCHANGED' | { readonly refused: string };

/** What one kind of file needs to go in. */
export interface ImportTarget<Column extends string, Row> {
  readonly shape: ImportShape<Column>;
  readonly mapping: ImportMapping<Column>;
  check(reader: RecordReader<Column>, record: CsvRecord): CheckedRow<Row>;
  /** One outcome for each row, in their order; all in one transaction. */
  write(rows: readonly Row[]): Promise<RowOutcome[]>;
  /** Called whenever the rows that went in have doubled. */
  refresh(): Promise<void>;
}

/** Somebody asked to stop: what is in stays in, and the same command goes on from there. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';

  constructor(rows: number) {
    super(`Stopped after ${String(rows)} rows, which stay. The same command goes on from there.`);
  }
}

/**
 * Takes a file in, a thousand rows at a time, each thousand in its own transaction; the next is read
 * and checked while one is written. Rows that cannot go in are written to the errors file, the
 * others go in. Throws ImportRefused, ImportStopped.
 */
export async function runImport<Column extends string, Row>(
  target: ImportTarget<Column, Row>,
  request: ImportRequest,
): Promise<ImportResult> {
  const { file, errorsFile } = request;
  const errors = new ErrorsFile(errorsFile ?? `${file}.${target.shape.what}.errors.csv`);
  const run = new ImportRun(target, request, errors);
  try {
    return await run.run();
  } finally {
    await errors.close();
  }
}

interface CheckedBatch<Row> {
  readonly taken: { readonly record: CsvRecord; readonly row: Row }[];
  readonly refused: RefusedRecord[];
}

class ImportRun<Column extends string, Row> {
  private readonly counts = { rows: 0, imported: 0, unchanged: 0, refused: 0 };
  private reader: RecordReader<Column> | null = null;
  private nextRefresh = FIRST_REFRESH;

  constructor(
    private readonly target: ImportTarget<Column, Row>,
    private readonly request: ImportRequest,
    private readonly errors: ErrorsFile,
  ) {}

  async run(): Promise<ImportResult> {
    let size: number | null = null;
    let writing: Promise<void> = Promise.resolve();
    for await (const batch of readCsv(this.request.file, BATCH)) {
      const checked = this.checkAll(batch);
      await writing;
      if (size === null) {
        ({ size } = await stat(this.request.file));
        await this.errors.begin();
      }
      if (this.request.stop?.aborted) throw new ImportStopped(this.counts.rows);
      writing = this.take(batch, checked, size);
      // It is awaited above or below; until then a failure is not one that nobody heard of.
      writing.catch(() => undefined);
    }
    await writing;
    return { ...this.counts, errorsFile: this.errors.isWritten ? this.errors.path : null };
  }

  private checkAll(batch: CsvBatch): CheckedBatch<Row> {
    const { shape, mapping } = this.target;
    this.reader ??= new RecordReader(shape, mapping, batch.header);
    const checked: CheckedBatch<Row> = { taken: [], refused: [] };
    for (const record of batch.records) {
      const { row, reason } = this.check(this.reader, batch.header, record);
      if (reason === null) checked.taken.push({ record, row });
      else checked.refused.push({ record, reason });
    }
    return checked;
  }

  private async take(
    batch: CsvBatch,
    { taken, refused }: CheckedBatch<Row>,
    size: number,
  ): Promise<void> {
    const outcomes = await this.write(taken.map(({ row }) => row));
    taken.forEach(({ record }, place) => {
      const outcome = outcomes[place];
      if (outcome === 'IMPORTED') this.counts.imported += 1;
      else if (outcome === 'UNCHANGED') this.counts.unchanged += 1;
      else refused.push({ record, reason: outcome?.refused ?? 'it was not taken' });
    });
    await this.refresh();
    refused.sort((one, other) => one.record.rowNo - other.record.rowNo);
    await this.errors.add(batch.header, refused);
    this.counts.refused += refused.length;
    this.counts.rows += batch.records.length;
    const share = size === 0 ? 1 : batch.bytes / size;
    this.request.onProgress?.({ rows: this.counts.rows, share });
  }

  private async refresh(): Promise<void> {
    if (this.request.dryRun || this.counts.imported < this.nextRefresh) return;
    while (this.nextRefresh <= this.counts.imported) this.nextRefresh *= 2;
    await this.target.refresh();
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

  /** What the database cannot hold is one row's fault: halving finds it, and the others go in. */
  private async write(rows: readonly Row[]): Promise<RowOutcome[]> {
    if (rows.length === 0) return [];
    try {
      return await this.target.write(rows);
    } catch (error) {
      if (!/^2[23]/.test(sqlStateOf(error) ?? '')) throw error;
      if (rows.length === 1) {
        return [{ refused: `the database cannot hold it: ${(error as Error).message}` }];
      }
      const half = rows.length >> 1;
      return [...(await this.write(rows.slice(0, half))), ...(await this.write(rows.slice(half)))];
    }
  }
}
