import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  KEPT_OUTCOMES,
  type ImportJournal,
  type JournalEntry,
  type JournalRow,
  type KeptOutcome,
} from '../take-in/index.js';
import { keepTraces } from '../undo/index.js';
import { KEPT_OF_OUTCOME } from './import-run.rules.js';
import { headerKeyOf } from './keep-import-run.js';

/** Rows of one statement: a million long fields at once would be too much for it. */
const ROWS_AT_ONCE = 200;

/** Keeps the counts of a run, and the rows of it that people look at. */
export class RunJournal implements ImportJournal {
  private runId: Id | null = null;

  /** `open`: makes the run's row, or finds it. */
  constructor(private readonly open: (delimiter: string) => Promise<Id>) {}

  /** Null: it has not begun. */
  get id(): Id | null {
    return this.runId;
  }

  async begin(delimiter: string): Promise<void> {
    this.runId = await this.open(delimiter);
  }

  async watchChanges(tx: Tx): Promise<void> {
    await tx.query(`SELECT set_config('app.import_run', $1::text, true)`, [this.runId]);
  }

  async record(tx: Tx, entry: JournalEntry): Promise<void> {
    const { runId } = this;
    if (runId === null) throw new Error('A run was told of before it began.');
    const traces = await keepTraces(tx, runId, entry.traces);
    const before = await addCounts(tx, runId, entry, traces);
    const kept = entry.rows.filter(isKept(before));
    for (let from = 0; from < kept.length; from += ROWS_AT_ONCE) {
      await keepRows(tx, runId, kept.slice(from, from + ROWS_AT_ONCE));
    }
  }
}

type Counts = Readonly<Record<KeptOutcome, number>>;

function countsOf(rows: readonly JournalRow[]): Counts {
  const counts = { IMPORTED: 0, CORRECTED: 0, UNCHANGED: 0, SUPERSEDED: 0, REFUSED: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** Returns the counts of before. */
async function addCounts(tx: Tx, runId: Id, entry: JournalEntry, traces: number): Promise<Counts> {
  const { rows, moved, upToRow, share, header } = entry;
  const counts = countsOf(rows);
  const sum = (sign: 1 | -1): number =>
    moved.reduce((total, { points }) => total + Math.max(0, sign * points), 0);
  const [[found]] = await tx.query<[[Counts] | [], number]>(
    `UPDATE import_run SET rows_read = rows_read + $3, imported = imported + $4,
       corrected = corrected + $5, unchanged = unchanged + $6, superseded = superseded + $7,
       refused = refused + $8,
       points_awarded = points_awarded + $9, points_taken_back = points_taken_back + $10,
       up_to_row = $11, permille = $12, header = $13::jsonb, header_key = $14,
       traces = traces + $15, undo_ahead = NULL
      WHERE program_id = $1 AND id = $2
      RETURNING imported - $4 AS "IMPORTED", corrected - $5 AS "CORRECTED",
        unchanged - $6 AS "UNCHANGED", superseded - $7 AS "SUPERSEDED", refused - $8 AS "REFUSED"`,
    [
      tx.programId,
      runId,
      rows.length,
      ...KEPT_OUTCOMES.map((outcome) => counts[outcome]),
      sum(1),
      sum(-1),
      upToRow,
      Math.min(1000, Math.round(share * 1000)),
      storable(header),
      headerKeyOf(columnsOf(header)),
      traces,
    ],
  );
  if (found === undefined) throw new Error('A run is told of that is not there.');
  return found;
}

/** R-D7: the columns of the file that its rows come from, also where it is an errors file. */
function columnsOf(header: readonly string[]): readonly string[] {
  return header[0] === 'row' && header[1] === 'reason' ? header.slice(2) : header;
}

function isKept(before: Counts): (row: JournalRow) => boolean {
  const seen = { ...before };
  return ({ outcome }) => {
    seen[outcome] += 1;
    return outcome === 'REFUSED' || seen[outcome] <= KEPT_OF_OUTCOME;
  };
}

async function keepRows(tx: Tx, runId: Id, rows: readonly JournalRow[]): Promise<void> {
  const told = rows.map(({ record, outcome, reason, changes }) => ({
    row_no: record.rowNo,
    outcome,
    reason,
    fields: record.fields,
    changes: changes.length === 0 ? null : changes,
  }));
  await tx.query(
    `INSERT INTO import_row (program_id, run_id, row_no, outcome, reason, fields, changes)
     SELECT $1, $2, r.row_no, r.outcome, r.reason, r.fields, r.changes
       FROM jsonb_to_recordset($3::jsonb)
         AS r(row_no int, outcome text, reason text, fields jsonb, changes jsonb)`,
    [tx.programId, runId, storable(told)],
  );
}

/** A document can hold neither a zero character nor half of a pair; what is refused may have both. */
function storable(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' ? each.replace(/\0|\p{Surrogate}/gu, '\uFFFD') : each,
  );
}
