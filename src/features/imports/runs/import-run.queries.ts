import type { Id } from '../../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import { ListValues, type Tx } from '../../../platform/database/index.js';
import type { KeptOutcome } from '../take-in/index.js';
import type { ImportRunEntity } from './import-run.entity.js';
import type { KeptMapping, KeptRow } from './import-run.rules.js';

export type ImportRunRow = Omit<ImportRunEntity, 'programId'>;

const COLUMNS = `id, kind, origin, state, task, by_id AS "byId", created_at AS "createdAt",
  begun_at AS "begunAt", ended_at AS "endedAt", file_name AS "fileName", size_bytes AS "sizeBytes",
  sha256, part_ids AS "partIds", delimiter, header, header_key AS "headerKey", mapping,
  awards_points AS "awardsPoints", takes_back AS "takesBack", up_to_row AS "upToRow", permille,
  rows_read AS "rowsRead", imported, corrected, unchanged, superseded, refused,
  points_awarded AS "pointsAwarded", points_taken_back AS "pointsTakenBack",
  stop_reason AS "stopReason", stop_points AS "stopPoints", stop_referrals AS "stopReferrals",
  stop_requested AS "stopRequested", findings, traces, undone, undone_at AS "undoneAt",
  undone_by AS "undoneBy", undo_ahead AS "undoAhead"`;

export function findImportRuns(tx: Tx, ids: readonly Id[]): Promise<ImportRunRow[]> {
  return tx.query<ImportRunRow[]>(
    `SELECT ${COLUMNS} FROM import_run WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

/** Newest first; the cursor's keys are `[createdAt, id]`. Throws ForeignCursor. */
export async function listImportRuns(tx: Tx, page: PageRequest): Promise<Page<ImportRunRow>> {
  const values = new ListValues(tx.programId);
  const keys = { created_at: 'moment', id: 'id' } as const;
  const rows = await tx.query<ImportRunRow[]>(
    `SELECT ${COLUMNS} FROM import_run
      WHERE program_id = $1 ${values.behind(page, keys, '<')}
      ORDER BY created_at DESC, id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/** Rows of one outcome that are kept, in the order of the file; the cursor's key is `[rowNo]`. */
export async function listImportRows(
  tx: Tx,
  { runId, outcome }: { readonly runId: Id; readonly outcome: KeptOutcome },
  page: PageRequest,
): Promise<Page<KeptRow>> {
  const values = new ListValues(tx.programId, runId, outcome);
  const rows = await tx.query<KeptRow[]>(
    `SELECT row_no AS "rowNo", outcome, reason, fields, changes FROM import_row
      WHERE program_id = $1 AND run_id = $2 AND outcome = $3
        ${values.behind(page, { row_no: 'number' }, '>')}
      ORDER BY row_no ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/** The run that has its turn now, or whose turn it is next; null where none is. */
export async function importUnderWay(tx: Tx): Promise<ImportRunRow | null> {
  const [row] = await tx.query<ImportRunRow[]>(
    `SELECT ${COLUMNS} FROM import_run WHERE program_id = $1 AND state = 'RUNNING'
      ORDER BY begun_at DESC LIMIT 1`,
    [tx.programId],
  );
  return row ?? null;
}

export interface KeptMappingRow {
  readonly kind: string;
  readonly headerKey: Buffer;
  readonly mapping: KeptMapping;
}

/** For each kind and columns, the mapping of the newest run whose file had these. */
export function keptMappings(tx: Tx, headerKeys: readonly Buffer[]): Promise<KeptMappingRow[]> {
  return tx.query<KeptMappingRow[]>(
    `SELECT DISTINCT ON (kind, header_key) kind, header_key AS "headerKey", mapping
       FROM import_run
      WHERE program_id = $1 AND header_key = ANY ($2::bytea[]) AND mapping IS NOT NULL
      ORDER BY kind, header_key, created_at DESC`,
    [tx.programId, headerKeys],
  );
}

/** Which of these are bytes of a file that a run has. */
export async function partsAmong(tx: Tx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT part AS id FROM import_run, unnest(part_ids) AS part
      WHERE program_id = $1 AND part_ids && $2::uuid[]`,
    [tx.programId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
