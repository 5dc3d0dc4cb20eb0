import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ImportTrace, TraceKind } from '../take-in/index.js';

/** Keeps what rows left; a deal that they reported before has more facts. Returns how many are new. */
export async function keepTraces(
  tx: Tx,
  runId: Id,
  traces: readonly ImportTrace[],
): Promise<number> {
  if (traces.length === 0) return 0;
  const rows = await tx.query<{ isNew: boolean }[]>(
    `WITH kept AS (
       INSERT INTO import_trace (program_id, run_id, kind, subject_id, fact_ids, before)
       SELECT $1, $2, t.kind, t.id, t."factIds", t.before
         FROM jsonb_to_recordset($3::jsonb)
           AS t (kind text, id uuid, "factIds" text[], before jsonb)
        ORDER BY t.kind, t.id
       ON CONFLICT (program_id, run_id, kind, subject_id)
         DO UPDATE SET fact_ids = import_trace.fact_ids || excluded.fact_ids
       RETURNING xmax = 0 AS "isNew"
     ) SELECT * FROM kept`,
    [tx.programId, runId, JSON.stringify(merged(traces))],
  );
  return rows.filter(({ isNew }) => isNew).length;
}

/** One for each subject: a file may report a deal twice. */
function merged(traces: readonly ImportTrace[]): ImportTrace[] {
  const bySubject = new Map<string, ImportTrace>();
  for (const trace of traces) {
    const key = `${trace.kind} ${trace.id}`;
    const first = bySubject.get(key);
    const factIds = [...(first?.factIds ?? []), ...trace.factIds];
    bySubject.set(key, { ...(first ?? trace), factIds });
  }
  return [...bySubject.values()];
}

/** What is not taken back yet of one kind, by id; after one, or from the beginning. */
export function nextTraces(
  tx: Tx,
  { runId, kind }: { readonly runId: Id; readonly kind: TraceKind },
  after: Id | null,
  first: number,
): Promise<ImportTrace[]> {
  return tx.query<ImportTrace[]>(
    `SELECT kind, subject_id AS id, fact_ids AS "factIds", before FROM import_trace
      WHERE program_id = $1 AND run_id = $2 AND kind = $3 AND NOT taken_back
        AND ($4::uuid IS NULL OR subject_id > $4)
      ORDER BY subject_id LIMIT $5`,
    [tx.programId, runId, kind, after, first],
  );
}

export async function markTakenBack(
  tx: Tx,
  runId: Id,
  kind: TraceKind,
  ids: readonly Id[],
): Promise<void> {
  await tx.query(
    `UPDATE import_trace SET taken_back = true, before = NULL
      WHERE program_id = $1 AND run_id = $2 AND kind = $3 AND subject_id = ANY ($4::uuid[])`,
    [tx.programId, runId, kind, ids],
  );
}
