import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { databaseFailureOf } from '../../../platform/database/index.js';
import type { Database } from '../../../platform/database/index.js';
import type { RowOrder } from '../order/index.js';
import { ErrorsFile, ImportRefused, readCsv } from '../read/index.js';
import type { CsvBatch, FileSurvey } from '../read/index.js';
import { HEADER_ROW, ImportStopped, type RowRange } from './import-stopped.js';
import { Statistics } from './refresh-statistics.js';
import type { ImportRequest, ImportResult, PointsAhead } from './import-request.js';
import { ImportTally } from './import-tally.js';
import type { ImportTarget, RowOutcome } from './import-target.js';
import { BatchJournal } from './batch-journal.js';
import { ApartFromEachOther, takenBackBy, type MovedPoints } from './points-moved.js';
import { operationOf } from './operation-of.rules.js';
import { PreviewPoints } from './preview-points.js';
import { RehearseBatch } from './rehearse-batch.js';
import { refusalOf, RowChecker, type CheckedBatch, type Taken } from './row-checker.js';
import { WriteTaken } from './write-taken.js';
import { StopRequested, stopReasonOf, TakesPointsBack } from './stop-reason.js';

/** Few at first: without statistics of a programme, each row is compared with all others. */
const BATCHES = { first: 100, others: 1_000 };

/**
 * One file on its way in, a thousand rows at a time, each thousand in its own transaction; the next
 * is read and checked while one is written. Rows that cannot go in are written to the errors file,
 * the others go in. Whatever ends it before its file does, its counts are those of what is in.
 */
export class ImportRun<Column extends string, Row> {
  private readonly tally = new ImportTally<Column>();
  private readonly errors: ErrorsFile;
  private readonly checker: RowChecker<Column, Row>;
  private readonly preview: PreviewPoints<Column, Row>;
  private readonly statistics: Statistics;
  private readonly written: WriteTaken<Column, Row>;
  private readonly rehearsal: RehearseBatch<Column, Row>;
  private mayTakeBack = false;
  private sizeBytes: number | null = null;
  private upToRow: number;
  private unknown: RowRange | null = null;
  private missingInErrorsFile = 0;

  constructor(
    private readonly database: Database,
    private readonly target: ImportTarget<Column, Row>,
    private readonly request: ImportRequest,
    private readonly survey: FileSurvey,
    order: RowOrder | null,
  ) {
    const { file, errorsFile, afterRow = HEADER_ROW } = request;
    this.upToRow = afterRow;
    const path = errorsFile ?? `${file}.${target.shape.what}.errors.csv`;
    if (resolve(path) === resolve(file)) {
      throw new ImportRefused([`${path}: the file itself; want another place for refused rows`]);
    }
    this.errors = new ErrorsFile(path, survey.file.dialect.delimiter);
    this.checker = new RowChecker(target, survey, order);
    this.written = new WriteTaken(target, order, () => request.journal?.id ?? null);
    this.preview = new PreviewPoints(database, target, request.actor);
    this.statistics = new Statistics(database, request.actor, target);
    this.rehearsal = new RehearseBatch(
      { database, target, actor: request.actor },
      this.preview,
      this.checker,
    );
  }

  /** Throws ImportRefused, ImportStopped. */
  run(): Promise<ImportResult> {
    return this.orStopped(async () => {
      try {
        await this.request.journal?.begin(this.survey.file.dialect.delimiter);
        await this.takeAllAsked();
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

  /** Before the first points are taken back, it is said how many, and asked whether they may be. */
  private async takeAllAsked(): Promise<void> {
    try {
      await this.takeAll();
    } catch (error) {
      if (!(error instanceof TakesPointsBack)) throw error;
      const ahead = await this.takenBackAhead();
      const { onTakingBack = () => Promise.resolve(false) } = this.request;
      this.mayTakeBack = await onTakingBack(ahead);
      if (!this.mayTakeBack) throw new TakesPointsBack(ahead);
      await this.takeAll();
    }
  }

  /** What is left of the file, or all of it. */
  private async *batchesAhead(): AsyncGenerator<CsvBatch> {
    const after = this.upToRow;
    for await (const batch of readCsv(this.survey.file, BATCHES)) {
      yield { ...batch, records: batch.records.filter(({ rowNo }) => rowNo > after) };
    }
  }

  private async takenBackAhead(): Promise<PointsAhead> {
    const apart = new ApartFromEachOther();
    for await (const batch of this.batchesAhead()) {
      if (this.request.stop?.aborted) throw new StopRequested();
      const { taken } = await this.checker.checkAll(batch);
      const rows = taken.map(({ row }) => row);
      apart.fresh((await this.preview.ofTakenRows(rows)).moved);
    }
    return { ...apart.takenBack, fromRow: this.upToRow + 1 };
  }

  private async takeAll(): Promise<void> {
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const batch of this.batchesAhead()) {
        const checked = await this.checker.checkAll(batch);
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

  private async take(batch: CsvBatch, checked: CheckedBatch<Row>): Promise<void> {
    const outcomes: RowOutcome<Column>[] = [];
    const share = this.sizeBytes ? batch.bytes / this.sizeBytes : 1;
    const { label } = this.checker;
    const place = { share, label, upToRow: this.upToRow };
    const journal = new BatchJournal<Column>(this.request.journal, batch, checked, place);
    try {
      const moved: MovedPoints[] = [];
      if (this.request.dryRun) await this.rehearsal.rehearse(checked.taken, outcomes, moved);
      else await this.write(checked.taken, outcomes, journal);
      await this.recordRest(outcomes, moved, journal);
    } finally {
      await this.settle(batch, checked, outcomes);
    }
    if (!this.request.dryRun) await this.statistics.refreshAfter(this.tally.counts.imported);
    this.request.onProgress?.({ rows: this.tally.counts.rows, share });
  }

  /** All rows of a dry run, and those behind the last that was written: they were all refused. */
  private async recordRest(
    outcomes: readonly RowOutcome<Column>[],
    moved: readonly MovedPoints[],
    journal: BatchJournal<Column>,
  ): Promise<void> {
    if (moved.length > 0) this.tally.points.add(moved);
    if (!journal.isBehind) return;
    await this.database.write(this.request.actor, 'recordImport', (tx) =>
      journal.record(tx, outcomes, { moved }),
    );
  }

  /** Counts the rows up to the first one that has no outcome. */
  private async settle(
    batch: CsvBatch,
    { taken, refused, superseded }: CheckedBatch<Row>,
    outcomes: readonly RowOutcome<Column>[],
  ): Promise<void> {
    const next = taken[outcomes.length]?.record.rowNo ?? Infinity;
    const done = batch.records.filter(({ rowNo }) => rowNo < next);
    const refusedNow = refused.filter(({ record }) => record.rowNo < next);
    outcomes.forEach((outcome, place) => {
      const row = taken[place];
      if (row === undefined) return;
      const { record, leftOut } = row;
      const reason = this.tally.add(record, outcome, leftOut, this.checker.label);
      if (reason !== null) refusedNow.push({ record, reason });
    });
    this.tally.counts.rows += done.length;
    this.tally.counts.superseded += superseded.filter(({ record }) => record.rowNo < next).length;
    this.tally.counts.refused += refusedNow.length;
    this.upToRow = done.at(-1)?.rowNo ?? this.upToRow;
    refusedNow.sort((one, other) => one.record.rowNo - other.record.rowNo);
    this.missingInErrorsFile = refusedNow.length;
    await this.errors.add(batch.header, refusedNow);
    this.missingInErrorsFile = 0;
  }

  /** Within the transaction: nothing of these rows is there afterwards. */
  private refuseTakingBack(moved: readonly MovedPoints[]): void {
    const taken = takenBackBy(moved);
    if (taken.referrals === 0 || this.mayTakeBack) return;
    throw new TakesPointsBack({ ...taken, fromRow: this.upToRow + 1 });
  }

  /** If one row is refused, halving the batch finds it, and the others go in. */
  private async write(
    part: readonly Taken<Row>[],
    outcomes: RowOutcome<Column>[],
    journal: BatchJournal<Column>,
  ): Promise<void> {
    const [first] = part;
    if (first === undefined) return;
    try {
      outcomes.push(...(await this.writeAtOnce(part, outcomes, journal)));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      if (part.length === 1) {
        outcomes.push({ refused: this.checker.reasonOf(refusal, first.record) });
        return;
      }
      const half = part.length >> 1;
      await this.write(part.slice(0, half), outcomes, journal);
      await this.write(part.slice(half), outcomes, journal);
    }
  }

  private async writeAtOnce(
    part: readonly Taken<Row>[],
    before: readonly RowOutcome<Column>[],
    journal: BatchJournal<Column>,
  ): Promise<readonly RowOutcome<Column>[]> {
    const { actor } = this.request;
    const { shape } = this.target;
    const progress = { isSaving: false };
    try {
      const { written, entry } = await this.database.write(
        actor,
        operationOf('import', shape.what),
        async (tx) => {
          progress.isSaving = false;
          const result = await this.written.writeTaken(tx, part);
          this.refuseTakingBack(result.moved);
          const outcomes = [...before, ...result.outcomes];
          const kept = await journal.record(tx, outcomes, result);
          progress.isSaving = true;
          return { written: result, entry: kept };
        },
      );
      journal.keep(entry);
      this.tally.points.add(written.moved);
      return written.outcomes;
    } catch (error) {
      // The answer to COMMIT did not come: the database may have done it before it fell silent.
      const kind = databaseFailureOf(error)?.kind;
      if (progress.isSaving && (kind === 'CONNECTION_LOST' || kind === 'UNREACHABLE')) {
        this.unknown = rangeOf(part);
      }
      throw error;
    }
  }
}

function rangeOf(part: readonly Taken<unknown>[]): RowRange {
  return { from: part[0]?.record.rowNo ?? 0, to: part.at(-1)?.record.rowNo ?? 0 };
}
