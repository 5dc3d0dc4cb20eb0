import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface AdvocateImpactRow {
  /** those that count (R-W7) */
  readonly referrals: number;
  readonly converted: number;
  readonly challengesCompleted: number;
}

/** The results of advocates, in one statement; zeros where there are none yet. */
export async function impactsOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, AdvocateImpactRow>> {
  const rows = await tx.query<(AdvocateImpactRow & { id: Id })[]>(
    `SELECT a.id, r.referrals, r.converted,
            (SELECT count(*)::int FROM participation_outcome p
              WHERE p.program_id = $1 AND p.advocate_id = a.id AND p.status = 'COMPLETED')
              AS "challengesCompleted"
       FROM unnest($2::uuid[]) AS a (id)
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS referrals,
                count(*) FILTER (WHERE status = 'CONVERTED')::int AS converted
           FROM referral_outcome
          WHERE program_id = $1 AND advocate_id = a.id
            AND counted
       ) r`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map(({ id, ...impact }) => [id, impact]));
}
