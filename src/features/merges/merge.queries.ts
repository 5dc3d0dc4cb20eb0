import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { HeldRow } from './merge.rules.js';

export interface MergeRow {
  readonly id: Id;
  readonly mergedId: Id;
  /** as it was named; later it may have been merged itself */
  readonly survivorId: Id;
  readonly mergedAt: Date;
  /** their membership or key; null for a machine */
  readonly mergedBy: Id | null;
  /** null: it stands */
  readonly takenBackAt: Date | null;
  readonly takenBackBy: Id | null;
}

const MERGE = `m.id, m.merged_id AS "mergedId", m.survivor_id AS "survivorId",
  m.merged_at AS "mergedAt", m.merged_by AS "mergedBy", m.taken_back_at AS "takenBackAt",
  m.taken_back_by AS "takenBackBy"`;

/** Locked until the transaction ends: of two who take it back, one comes second. */
export async function lockMerge(tx: Tx, id: Id): Promise<MergeRow | null> {
  const [row] = await tx.query<MergeRow[]>(
    `SELECT ${MERGE} FROM company_merge m WHERE m.program_id = $1 AND m.id = $2 FOR UPDATE`,
    [tx.programId, id],
  );
  return row ?? null;
}

/** By company, those that were merged into it, the last first; also those that were taken back. */
export async function mergesOf(tx: Tx, companyIds: readonly Id[]): Promise<Map<Id, MergeRow[]>> {
  const rows = await tx.query<MergeRow[]>(
    `SELECT ${MERGE} FROM company_merge m
      WHERE m.program_id = $1 AND m.survivor_id = ANY ($2::uuid[]) ORDER BY m.merged_at DESC, m.id`,
    [tx.programId, companyIds],
  );
  const found = new Map<Id, MergeRow[]>();
  for (const row of rows) found.set(row.survivorId, [...(found.get(row.survivorId) ?? []), row]);
  return found;
}

/** The companies that were merged into this one, and into those, by merges that stand. */
export async function companiesUnder(tx: Tx, id: Id): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `WITH RECURSIVE under (id) AS (
       SELECT $2::uuid
       UNION
       SELECT m.merged_id FROM under u JOIN company_merge m
         ON m.program_id = $1 AND m.survivor_id = u.id AND m.taken_back_at IS NULL
     ) SELECT id FROM under WHERE id <> $2`,
    [tx.programId, id],
  );
  return rows.map((row) => row.id);
}

export function rowsOfMerge(tx: Tx, mergeId: Id): Promise<HeldRow[]> {
  return tx.query<HeldRow[]>(
    `SELECT kind, key FROM company_merge_row WHERE program_id = $1 AND merge_id = $2
     ORDER BY kind, key`,
    [tx.programId, mergeId],
  );
}

/** How many rows of each kind came to the survivor, by merge. */
export async function countsOfMerges(
  tx: Tx,
  mergeIds: readonly Id[],
): Promise<Map<Id, { readonly kind: string; readonly count: number }[]>> {
  const rows = await tx.query<{ mergeId: Id; kind: string; count: number }[]>(
    `SELECT merge_id AS "mergeId", kind, count(*)::int AS count FROM company_merge_row
      WHERE program_id = $1 AND merge_id = ANY ($2::uuid[]) GROUP BY merge_id, kind ORDER BY kind`,
    [tx.programId, mergeIds],
  );
  const found = new Map<Id, { kind: string; count: number }[]>();
  for (const { mergeId, ...row } of rows) found.set(mergeId, [...(found.get(mergeId) ?? []), row]);
  return found;
}
