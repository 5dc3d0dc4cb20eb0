import type { Tx } from '../../../platform/database/index.js';
import type { CsvBatch } from '../read/index.js';
import type { ImportJournal, JournalEntry, JournalRow } from './import-journal.js';
import type { RowOutcome, WrittenRows } from './import-target.js';
import { changesToRead, reasonNotTaken } from './import-tally.js';
import type { CheckedBatch } from './row-checker.js';

/** Tells the journal of one batch, part by part. */
export class BatchJournal<Column extends string> {
  constructor(
    private readonly journal: ImportJournal | undefined,
    private readonly batch: CsvBatch,
    private readonly checked: CheckedBatch<unknown>,
    private readonly place: {
      readonly share: number;
      readonly label: (column: Column) => string;
      /** the last row that the journal knows */
      upToRow: number;
    },
  ) {}

  get upToRow(): number {
    return this.place.upToRow;
  }

  /** Rows up to the first that has no outcome yet. Call `keep` once the transaction is through. */
  async record(
    tx: Tx,
    outcomes: readonly RowOutcome<Column>[],
    { moved, traces = [] }: Pick<WrittenRows<Column>, 'moved' | 'traces'>,
  ): Promise<JournalEntry | null> {
    if (this.journal === undefined) return null;
    const entry = { ...this.entry(outcomes), moved, traces };
    await this.journal.record(tx, entry);
    return entry;
  }

  keep(entry: JournalEntry | null): void {
    if (entry !== null) this.place.upToRow = entry.upToRow;
  }

  /** Whether rows are left that the journal does not know. */
  get isBehind(): boolean {
    const last = this.batch.records.at(-1)?.rowNo ?? 0;
    return this.journal !== undefined && last > this.place.upToRow;
  }

  private entry(outcomes: readonly RowOutcome<Column>[]): Omit<JournalEntry, 'moved' | 'traces'> {
    const { batch, checked, place } = this;
    const next = checked.taken[outcomes.length]?.record.rowNo ?? Infinity;
    const known = new Map<number, RowOutcome<Column>>();
    outcomes.forEach((outcome, at) => known.set(checked.taken[at]?.record.rowNo ?? 0, outcome));
    const reasons = new Map(checked.refused.map(({ record, reason }) => [record.rowNo, reason]));
    const superseded = new Map(
      checked.superseded.map(({ record, reason }) => [record.rowNo, reason]),
    );
    const records = batch.records.filter(({ rowNo }) => rowNo > place.upToRow && rowNo < next);
    const rows = records.map((record): JournalRow => {
      const outcome = known.get(record.rowNo);
      const later = superseded.get(record.rowNo);
      if (later !== undefined) {
        return { record, outcome: 'SUPERSEDED', reason: later, changes: [] };
      }
      if (outcome === undefined) {
        const reason = reasons.get(record.rowNo) ?? '';
        return { record, outcome: 'REFUSED', reason, changes: [] };
      }
      return { record, ...this.shown(outcome) };
    });
    const upToRow = records.at(-1)?.rowNo ?? place.upToRow;
    return { header: batch.header, rows, upToRow, share: place.share };
  }

  private shown(outcome: RowOutcome<Column>): Omit<JournalRow, 'record'> {
    const { label } = this.place;
    if (typeof outcome === 'string') return { outcome, reason: null, changes: [] };
    if ('told' in outcome) return { outcome: outcome.told, reason: null, changes: [] };
    if ('corrected' in outcome) {
      const changes = changesToRead(outcome.corrected, label);
      return { outcome: 'CORRECTED', reason: null, changes };
    }
    return { outcome: 'REFUSED', reason: reasonNotTaken(outcome, label), changes: [] };
  }
}
