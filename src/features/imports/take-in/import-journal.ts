import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { CsvBatch, CsvRecord } from '../read/index.js';
import type { CorrectedRow } from './import-request.js';
import type { ImportTrace } from './import-trace.js';
import type { MovedPoints } from './points-moved.js';

export const KEPT_OUTCOMES = [
  'IMPORTED',
  'CORRECTED',
  'UNCHANGED',
  'SUPERSEDED',
  'REFUSED',
] as const;
export type KeptOutcome = (typeof KEPT_OUTCOMES)[number];

/** What became of one row. */
export interface JournalRow {
  readonly record: CsvRecord;
  readonly outcome: KeptOutcome;
  /** a sentence; null unless it was refused, or a later row counts */
  readonly reason: string | null;
  /** R-D4: old → new; none unless it was corrected */
  readonly changes: CorrectedRow['changes'];
}

/** Rows that follow on those of the entry before, all that the file has up to `upToRow`. */
export interface JournalEntry {
  readonly header: CsvBatch['header'];
  readonly rows: readonly JournalRow[];
  readonly upToRow: number;
  readonly moved: readonly MovedPoints[];
  /** what they left in the programme */
  readonly traces: readonly ImportTrace[];
  /** of the file, 0 to 1 */
  readonly share: number;
}

/** Keeps what becomes of a run while it is under way (R-D7). */
export interface ImportJournal {
  /** the run; null before it has begun */
  readonly id: Id | null;
  /** The run has its turn, and its file can be read; `delimiter`: as the file divides its columns. */
  begin(delimiter: string): Promise<void>;
  /**
   * Until the end of the transaction what it changes of advocates, companies and tags is written down,
   * row by row, so that it can be taken back.
   */
  watchChanges(tx: Tx): Promise<void>;
  /**
   * In the transaction that writes the rows: what is kept of a run is true whenever it is killed. A
   * dry run, and rows that were all refused, have a transaction of their own.
   */
  record(tx: Tx, entry: JournalEntry): Promise<void>;
}
