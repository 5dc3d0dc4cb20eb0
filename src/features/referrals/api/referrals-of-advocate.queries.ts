import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

export interface ReferralsOfAdvocate {
  /** without duplicates, withdrawn and denied ones */
  readonly referrals: number;
  readonly converted: number;
}

/** What became of the referrals of advocates; who has none is not among them. */
export async function countReferralsOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, ReferralsOfAdvocate>> {
  const rows = await tx.query<(ReferralsOfAdvocate & { id: Id })[]>(
    `SELECT advocate_id AS id, count(*)::int AS referrals,
            count(*) FILTER (WHERE status = 'CONVERTED')::int AS converted
       FROM referral
      WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])
        AND status NOT IN ('DUPLICATE', 'WITHDRAWN') AND moderation <> 'DENIED'
      GROUP BY advocate_id`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
