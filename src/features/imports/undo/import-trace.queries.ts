import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ImportTrace, RowTraceKind, TraceKind } from '../take-in/index.js';
import {
  NAMED_STAYING,
  outcomesOf,
  type Became,
  type Outcomes,
  type StayingOne,
} from './became.rules.js';

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
  { runId, kind }: { readonly runId: Id; readonly kind: TraceKind },
  ids: readonly Id[],
  became: ReadonlyMap<Id, Became>,
): Promise<void> {
  await tx.query(
    `UPDATE import_trace t SET taken_back = true, before = NULL, became = b.became
       FROM unnest($4::uuid[], $5::text[]) AS b (id, became)
      WHERE t.program_id = $1 AND t.run_id = $2 AND t.kind = $3 AND t.subject_id = b.id`,
    [tx.programId, runId, kind, ids, ids.map((id) => became.get(id) ?? null)],
  );
  if (became.size === 0) return;
  await tx.query(
    `DELETE FROM import_change
      WHERE program_id = $1 AND run_id = $2 AND subject_kind = $3 AND subject_id = ANY ($4::uuid[])`,
    [tx.programId, runId, kind, ids],
  );
}

/** What an undo has made so far of advocates, companies and tags. */
export async function readOutcomes(tx: Tx, runId: Id): Promise<Outcomes> {
  const counts = await tx.query<{ kind: RowTraceKind; became: Became; count: number }[]>(
    `SELECT kind, became, count(*)::int AS count FROM import_trace
      WHERE program_id = $1 AND run_id = $2 AND became IS NOT NULL GROUP BY 1, 2`,
    [tx.programId, runId],
  );
  const first = await tx.query<StayingOne[]>(
    `SELECT kind, subject_id AS id, became AS stay FROM import_trace
      WHERE program_id = $1 AND run_id = $2 AND became NOT IN ('GONE', 'AS_BEFORE')
      ORDER BY kind, subject_id LIMIT $3`,
    [tx.programId, runId, NAMED_STAYING],
  );
  return outcomesOf(counts, first);
}
