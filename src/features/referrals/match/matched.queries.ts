import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { MOST_IN_ALL, MOST_OPEN } from './deal-wait.rules.js';

/**
 * R-W13: the referrals that the deals $2 are to be linked with by their company, as `wanted`; how
 * many each could mean, as `counted`. A company's referral matches a deal if it was known when the
 * deal was first reported ($3 is the moment of those reported now); an imported referral matches
 * whenever its file is read, because it is history. Reads no more than may be linked ($4, and $5
 * open ones).
 */
export const MATCHED = `asked AS (
  SELECT d.deal_id AS id, d.company_id, d.created_at, d.stage,
    d.referral_external_id IS NOT NULL OR EXISTS (
      SELECT FROM deal_link l
      WHERE l.program_id = $1 AND l.deal_id = d.deal_id AND l.origin <> 'COMPANY') OR EXISTS (
      SELECT FROM deal_choice c WHERE c.program_id = $1 AND c.deal_id = d.deal_id) AS is_exact
  FROM deal_to_match d WHERE d.program_id = $1 AND d.deal_id = ANY ($2::uuid[])
), candidate AS (
  SELECT a.id AS deal_id, found.* FROM asked a CROSS JOIN LATERAL (
    SELECT r.id AS referral_id,
      r.window_closes_at > a.created_at AND r.step NOT IN ('UNQUALIFIED', 'WITHDRAWN') AS is_open
    FROM referral r
    WHERE r.program_id = $1 AND r.company_id = a.company_id
      AND (r.source = 'IMPORT' OR r.recorded_at <= a.created_at
        OR a.created_at = $3::timestamptz OR EXISTS (
          SELECT FROM deal_link l
          WHERE l.program_id = $1 AND l.deal_id = a.id AND l.referral_id = r.id))
    LIMIT $4
  ) found WHERE NOT a.is_exact
), counted AS (
  SELECT deal_id, count(*)::int AS candidates, (count(*) FILTER (WHERE is_open))::int AS open
  FROM candidate GROUP BY deal_id
), wanted AS (
  SELECT c.deal_id, c.referral_id FROM candidate c JOIN counted USING (deal_id)
  WHERE counted.candidates < $4 AND counted.open <= $5
)`;

/** A referral and a deal that belong together and are not linked. */
export interface UnlinkedPair {
  readonly dealId: Id;
  readonly referralId: Id;
}

/** Pairs of some deals that their external ids or companies make and that are not linked. */
export function findUnlinkedPairs(tx: Tx, dealIds: readonly Id[]): Promise<UnlinkedPair[]> {
  return tx.query<UnlinkedPair[]>(
    `WITH ${MATCHED}, pair AS (
       SELECT deal_id, referral_id FROM wanted
       UNION
       SELECT d.deal_id, r.id FROM deal_to_match d
       JOIN referral r ON r.program_id = $1 AND r.external_id = d.referral_external_id
       WHERE d.program_id = $1 AND d.deal_id = ANY ($2::uuid[])
     )
     SELECT p.deal_id AS "dealId", p.referral_id AS "referralId" FROM pair p
     WHERE NOT EXISTS (SELECT FROM deal_link l WHERE l.program_id = $1
       AND l.deal_id = p.deal_id AND l.referral_id = p.referral_id)
     ORDER BY p.deal_id, p.referral_id`,
    [tx.programId, dealIds, null, MOST_IN_ALL + 1, MOST_OPEN],
  );
}
