import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  databaseFailureOf,
  refusedValueOf,
  type Database,
} from '../../../platform/database/index.js';
import { columnOfRefusal, expectedBy, type DatabaseRefusal } from './database-refusal.rules.js';
import {
  ErrorsFile,
  type RefusedRecord,
  type CsvRecord,
  ImportRefused,
  RecordReader,
  readCsv,
  type FileSurvey,
  type LeftOut,
  type CsvBatch,
  type CheckedRow,
} from '../read/index.js';
import { HEADER_ROW, ImportStopped, type RowRange } from './import-stopped.js';
import { refreshStatistics } from './refresh-statistics.js';
import type { ImportRequest, ImportResult } from './import-request.js';
import { ImportTally } from './import-tally.js';
import type { ImportTarget, RowOutcome } from './import-target.js';
import { StopRequested, stopReasonOf } from './stop-reason.js';

/** Few at first: without statistics of a programme, each row is compared with all others. */
const BATCHES = { first: 100, others: 1_000 };
/** The planner's statistics are renewed after so many new rows, then after twice as many, and so on. */
const FIRST_REFRESH = BATCHES.first;

const OPERATIONS = { referrals: 'importReferrals', deals: 'importDeals' } as const;

interface Taken<Row> {
  readonly record: CsvRecord;
  readonly row: Row;
  readonly leftOut: readonly LeftOut[];
}

interface CheckedBatch<Row> {
  readonly taken: readonly Taken<Row>[];
  readonly refused: readonly RefusedRecord[];
}

/**
 * One file on its way in, a thousand rows at a time, each thousand in its own transaction; the next
 * is read and checked while one is written. Rows that cannot go in are written to the errors file,
 * the others go in. Whatever ends it before its file does, its counts are those of what is in.
 */
export class ImportRun<Column extends string, Row> {
  private readonly tally = new ImportTally<Column>();
  private readonly errors: ErrorsFile;
  private reader: RecordReader<Column> | null = null;
  private sizeBytes: number | null = null;
  private nextRefresh = FIRST_REFRESH;
  private upToRow = HEADER_ROW;
  private unknown: RowRange | null = null;
  private missingInErrorsFile = 0;

  constructor(
    private readonly database: Database,
    private readonly target: ImportTarget<Column, Row>,
    private readonly request: ImportRequest,
    private readonly survey: FileSurvey,
  ) {
    const { file, errorsFile } = request;
    const path = errorsFile ?? `${file}.${target.shape.what}.errors.csv`;
    if (resolve(path) === resolve(file)) {
      throw new ImportRefused([`${path}: the file itself; want another place for refused rows`]);
    }
    this.errors = new ErrorsFile(path, survey.file.dialect.delimiter);
  }

  /** Throws ImportRefused, ImportStopped. */
  run(): Promise<ImportResult> {
    return this.orStopped(async () => {
      try {
        await this.takeAll();
      } catch (error) {
        await this.errors.close().catch(() => undefined);
        throw error;
      }
      await this.errors.close();
      return this.result();
    });
  }

  /** Adds to an error of `work` how far the run came; null: it was asked to stop. */
  async orStopped(work: () => Promise<ImportResult | null>): Promise<ImportResult> {
    try {
      const result = await work();
      if (result === null) throw new StopRequested();
      return result;
    } catch (error) {
      if (error instanceof ImportStopped) throw error;
      if (error instanceof ImportRefused && this.sizeBytes === null) throw error;
      const { dryRun } = this.request;
      const { unknown, upToRow, missingInErrorsFile } = this;
      const place = { unknown, upToRow, missingInErrorsFile };
      const kind = this.target.shape.what;
      throw new ImportStopped(
        { kind, dryRun, ...this.result(), ...place, ...stopReasonOf(error) },
        error,
      );
    }
  }

  private async takeAll(): Promise<void> {
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const batch of readCsv(this.survey.file, BATCHES)) {
        const checked = this.checkAll(batch);
        await writing;
        await this.begin();
        if (this.request.stop?.aborted) throw new StopRequested();
        writing = this.take(batch, checked);
        // It is awaited above or below; until then Node must not report a failure as unhandled.
        writing.catch(() => undefined);
      }
    } catch (error) {
      // What is under way comes to its end first, so that the error reports how far it came.
      await writing;
      throw error;
    }
    await writing;
  }

  /** Once the first rows were read: a file that is no CSV leaves an earlier errors file alone. */
  private async begin(): Promise<void> {
    if (this.sizeBytes !== null) return;
    this.sizeBytes = (await stat(this.request.file)).size;
    await this.errors.begin();
  }

  private result(): ImportResult {
    const { says, ...tally } = this.tally.result();
    return {
      ...tally,
      errorsFile: this.errors.isWritten ? this.errors.path : null,
      says: [...this.survey.says, ...says],
    };
  }

  private checkAll(batch: CsvBatch): CheckedBatch<Row> {
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

  private async take(batch: CsvBatch, checked: CheckedBatch<Row>): Promise<void> {
    const outcomes: RowOutcome<Column>[] = [];
    try {
      await this.write(checked.taken, outcomes);
    } finally {
      await this.settle(batch, checked, outcomes);
    }
    await this.refresh();
    const share = this.sizeBytes ? batch.bytes / this.sizeBytes : 1;
    this.request.onProgress?.({ rows: this.tally.counts.rows, share });
  }

  /** Counts the rows up to the first one that has no outcome. */
  private async settle(
    batch: CsvBatch,
    { taken, refused }: CheckedBatch<Row>,
    outcomes: readonly RowOutcome<Column>[],
  ): Promise<void> {
    const next = taken[outcomes.length]?.record.rowNo ?? Infinity;
    const done = batch.records.filter(({ rowNo }) => rowNo < next);
    const refusedNow = refused.filter(({ record }) => record.rowNo < next);
    outcomes.forEach((outcome, place) => {
      const row = taken[place];
      if (row === undefined) return;
      const { record, leftOut } = row;
      const reason = this.tally.add(record, outcome, leftOut, this.label);
      if (reason !== null) refusedNow.push({ record, reason });
    });
    this.tally.counts.rows += done.length;
    this.tally.counts.refused += refusedNow.length;
    this.upToRow = done.at(-1)?.rowNo ?? this.upToRow;
    refusedNow.sort((one, other) => one.record.rowNo - other.record.rowNo);
    this.missingInErrorsFile = refusedNow.length;
    await this.errors.add(batch.header, refusedNow);
    this.missingInErrorsFile = 0;
  }

  private readonly label = (column: Column): string => this.reader?.label(column) ?? column;

  private async refresh(): Promise<void> {
    const { imported } = this.tally.counts;
    if (this.request.dryRun || imported < this.nextRefresh) return;
    while (this.nextRefresh <= imported) this.nextRefresh *= 2;
    // Where the programme had as many rows before, the planner knows them.
    const isKnown = await this.database.read(this.request.actor, (tx) =>
      this.target.hasMoreThan(tx, 2 * imported),
    );
    await refreshStatistics(this.database, this.request.actor, isKnown ? 'DOUBLED' : 'ALL');
  }

  /** If the database refuses one row, halving the batch finds it, and the others go in. */
  private async write(part: readonly Taken<Row>[], outcomes: RowOutcome<Column>[]): Promise<void> {
    const [first] = part;
    if (first === undefined) return;
    try {
      outcomes.push(...(await this.writeAtOnce(part)));
    } catch (error) {
      const refusal = refusedValueOf(error);
      if (refusal === null) throw error;
      if (part.length === 1) {
        outcomes.push({ refused: this.reasonOf(refusal, first.record) });
        return;
      }
      const half = part.length >> 1;
      await this.write(part.slice(0, half), outcomes);
      await this.write(part.slice(half), outcomes);
    }
  }

  private async writeAtOnce(part: readonly Taken<Row>[]): Promise<RowOutcome<Column>[]> {
    const { actor, dryRun } = this.request;
    const { shape } = this.target;
    const rows = part.map(({ row }) => row);
    if (dryRun) return this.database.read(actor, (tx) => this.target.rehearse(tx, rows));
    const progress = { isSaving: false };
    try {
      return await this.database.write(actor, OPERATIONS[shape.what], async (tx) => {
        progress.isSaving = false;
        const outcomes = await this.target.write(tx, rows);
        progress.isSaving = true;
        return outcomes;
      });
    } catch (error) {
      // The answer to COMMIT did not come: the database may have done it before it fell silent.
      const kind = databaseFailureOf(error)?.kind;
      if (progress.isSaving && (kind === 'CONNECTION_LOST' || kind === 'UNREACHABLE')) {
        this.unknown = rangeOf(part);
      }
      throw error;
    }
  }

  private reasonOf(refusal: DatabaseRefusal, { fields }: CsvRecord): string {
    const wanted = expectedBy(refusal);
    const column = columnOfRefusal(refusal, this.reader?.columns ?? []);
    if (column !== null && this.reader) return this.reader.problem(fields, column, wanted);
    const rule = refusal.constraint === null ? '' : `, rule ${refusal.constraint}`;
    return `the database does not take the row; want ${wanted} (SQLSTATE ${refusal.sqlState}${rule})`;
  }
}

function rangeOf(part: readonly Taken<unknown>[]): RowRange {
  return { from: part[0]?.record.rowNo ?? 0, to: part.at(-1)?.record.rowNo ?? 0 };
}
