import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { AdvocateStatus } from '../profile/index.js';
import type { MergedRows } from './profile-merge.rules.js';

export interface ProfileMergeRow {
  readonly id: Id;
  readonly mergedId: Id;
  readonly survivorId: Id;
  readonly mergedStatus: AdvocateStatus;
  readonly mergedAt: Date;
  readonly mergedBy: Id | null;
  /** null: it stands */
  readonly takenBackAt: Date | null;
  readonly takenBackBy: Id | null;
}

const MERGE = `id, merged_id AS "mergedId", survivor_id AS "survivorId",
  merged_status AS "mergedStatus", merged_at AS "mergedAt", merged_by AS "mergedBy",
  taken_back_at AS "takenBackAt", taken_back_by AS "takenBackBy"`;

/** Locked until the transaction ends: of two who take it back, one comes second. */
export async function lockProfileMerge(tx: Tx, id: Id): Promise<ProfileMergeRow | null> {
  const [row] = await tx.query<ProfileMergeRow[]>(
    `SELECT ${MERGE} FROM profile_merge WHERE program_id = $1 AND id = $2 FOR UPDATE`,
    [tx.programId, id],
  );
  return row ?? null;
}

export async function findProfileMerge(tx: Tx, id: Id): Promise<ProfileMergeRow | null> {
  const [row] = await tx.query<ProfileMergeRow[]>(
    `SELECT ${MERGE} FROM profile_merge WHERE program_id = $1 AND id = $2`,
    [tx.programId, id],
  );
  return row ?? null;
}

/** By advocate, the profiles that were merged into theirs, the last first; also those taken back. */
export async function profileMergesOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, ProfileMergeRow[]>> {
  const rows = await tx.query<ProfileMergeRow[]>(
    `SELECT ${MERGE} FROM profile_merge WHERE program_id = $1 AND survivor_id = ANY ($2::uuid[])
     ORDER BY merged_at DESC, id`,
    [tx.programId, advocateIds],
  );
  const found = new Map<Id, ProfileMergeRow[]>();
  for (const row of rows) found.set(row.survivorId, [...(found.get(row.survivorId) ?? []), row]);
  return found;
}

/** How many rows of each table came or wait, by merge. */
export async function rowsOfProfileMerges(
  tx: Tx,
  mergeIds: readonly Id[],
): Promise<Map<Id, MergedRows[]>> {
  const rows = await tx.query<(MergedRows & { mergeId: Id })[]>(
    `SELECT merge_id AS "mergeId", kind, moved, count(*)::int AS count FROM profile_merge_row
     WHERE program_id = $1 AND merge_id = ANY ($2::uuid[]) GROUP BY merge_id, kind, moved
     ORDER BY kind, moved`,
    [tx.programId, mergeIds],
  );
  const found = new Map<Id, MergedRows[]>();
  for (const { mergeId, ...row } of rows) found.set(mergeId, [...(found.get(mergeId) ?? []), row]);
  return found;
}

/** Both, locked in one order: whoever adds something to one waits, and finds the other (R-U6). */
export async function lockProfiles(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM advocate WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
    [tx.programId, ids],
  );
}

/** Whether other profiles are merged into this one. */
export async function hasMerged(tx: Tx, id: Id): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM advocate WHERE program_id = $1 AND merged_into = $2 LIMIT 1',
    [tx.programId, id],
  );
  return rows.length > 0;
}
