import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

export interface ExactLinks {
  /** a person chose them */
  readonly chosen: readonly { readonly dealId: Id; readonly referralId: Id }[];
  /** deals whose source names their referral; one that nobody knows yet is linked when it comes */
  readonly named: readonly Id[];
}

/**
 * R-W9: links that somebody declared; they replace what matching by company found, and what was
 * declared before: a person's choice an earlier choice, the source's name an earlier name (R-T2).
 * Returns the referrals that lost their link, to be settled.
 */
export async function linkExactly(tx: Tx, { chosen, named }: ExactLinks): Promise<Id[]> {
  const lost = await tx.query<{ id: Id }[]>(
    `WITH chosen AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS c ("dealId" uuid, "referralId" uuid)
     ), named AS (
       SELECT d.deal_id, r.id AS referral_id FROM deal_to_match d
       LEFT JOIN referral r ON r.program_id = $1 AND r.external_id = d.referral_external_id
       WHERE d.program_id = $1 AND d.deal_id = ANY ($4::uuid[])
     ), links AS (
       SELECT "dealId", "referralId", 'PERSON' AS origin FROM chosen
       UNION ALL
       SELECT deal_id, referral_id, 'EXTERNAL_ID' FROM named WHERE referral_id IS NOT NULL
     ), gone AS (
       DELETE FROM deal_link l WHERE l.program_id = $1 AND (
         l.origin = 'PERSON' AND l.deal_id IN (SELECT "dealId" FROM chosen)
         OR l.origin = 'EXTERNAL_ID' AND l.deal_id IN (SELECT deal_id FROM named)
       ) AND NOT EXISTS (
         SELECT FROM links k WHERE k."dealId" = l.deal_id AND k."referralId" = l.referral_id)
       RETURNING l.referral_id
     ), added AS (
       INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
       SELECT DISTINCT ON ("dealId", "referralId") $1::uuid, "dealId", "referralId", origin,
         $2::timestamptz
       FROM links ORDER BY "dealId", "referralId", origin DESC
       ON CONFLICT (program_id, deal_id, referral_id) DO UPDATE SET origin = excluded.origin
         WHERE deal_link.origin = 'COMPANY'
     )
     SELECT DISTINCT referral_id AS id FROM gone ORDER BY 1`,
    [tx.programId, tx.now, JSON.stringify(chosen), named],
  );
  return lost.map(({ id }) => id);
}
