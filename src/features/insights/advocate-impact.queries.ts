import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface AdvocateImpactRow {
  /** without duplicates, withdrawn and denied ones */
  readonly referrals: number;
  readonly converted: number;
  readonly challengesCompleted: number;
}

/** What advocates have changed, in one statement; zeros where it is nothing yet. */
export async function impactsOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, AdvocateImpactRow>> {
  const rows = await tx.query<(AdvocateImpactRow & { id: Id })[]>(
    `SELECT a.id, coalesce(r.referrals, 0) AS referrals, coalesce(r.converted, 0) AS converted,
            coalesce(p.completed, 0) AS "challengesCompleted"
       FROM unnest($2::uuid[]) AS a (id)
       LEFT JOIN (
         SELECT advocate_id, count(*)::int AS referrals,
                count(*) FILTER (WHERE status = 'CONVERTED')::int AS converted
           FROM referral
          WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])
            AND status NOT IN ('DUPLICATE', 'WITHDRAWN') AND moderation <> 'DENIED'
          GROUP BY advocate_id
       ) r ON r.advocate_id = a.id
       LEFT JOIN (
         SELECT advocate_id, count(*)::int AS completed FROM participation
          WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[]) AND status = 'COMPLETED'
          GROUP BY advocate_id
       ) p ON p.advocate_id = a.id`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map(({ id, ...impact }) => [id, impact]));
}
