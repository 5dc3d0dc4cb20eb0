import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import type { PointEnd } from './ledger.rules.js';

/** Those of the ids that stand for an end that has not come yet. */
export async function endsThatStand(tx: Tx, ids: readonly Id[]): Promise<Set<Id>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM point_end WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND ends_at > $3`,
    [tx.programId, ids, tx.now],
  );
  return new Set(rows.map(({ id }) => id));
}

/** How many points would end earlier than now by each such end, in their order. */
export async function pointsToEnd(
  tx: Tx,
  ends: readonly Omit<PointEnd, 'id'>[],
): Promise<readonly Points[]> {
  const rows = await tx.query<{ points: Points }[]>(
    `SELECT coalesce((
              SELECT sum(l.remaining) FROM wallet w
                JOIN lot l ON l.program_id = w.program_id AND l.wallet_id = w.id AND l.open
                JOIN transfer t ON t.program_id = l.program_id
                 AND t.wallet_id = l.wallet_id AND t.version = l.version
               WHERE w.program_id = $1 AND w.owner_id = told.owner_id AND w.kind = 'available'
                 AND t.recorded_at < told.earned_before
                 AND (l.expires_at > told.ends_at) IS NOT FALSE), 0)::bigint AS points
       FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[])
              WITH ORDINALITY AS told (owner_id, earned_before, ends_at, place)
      ORDER BY told.place`,
    [
      tx.programId,
      ends.map(({ ownerId }) => ownerId),
      ends.map(({ earnedBefore }) => earnedBefore),
      ends.map(({ endsAt }) => endsAt),
    ],
  );
  return rows.map(({ points }) => points);
}
