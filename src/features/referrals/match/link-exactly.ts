import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

export interface ExactLinks {
  /** a person chose them */
  readonly chosen: readonly { readonly dealId: Id; readonly referralId: Id }[];
  /** the deal's source names them; one that nobody knows yet is linked when it comes */
  readonly named: readonly { readonly dealId: Id; readonly referralExternalId: string }[];
}

/** R-W9: links that somebody declared; they replace what matching by company found. */
export async function linkExactly(tx: Tx, { chosen, named }: ExactLinks): Promise<void> {
  await tx.query(
    `WITH links AS (
       SELECT "dealId", "referralId", 'PERSON' AS origin
       FROM jsonb_to_recordset($3::jsonb) AS c ("dealId" uuid, "referralId" uuid)
       UNION ALL
       SELECT n."dealId", r.id, 'EXTERNAL_ID'
       FROM jsonb_to_recordset($4::jsonb) AS n ("dealId" uuid, "referralExternalId" text)
       JOIN referral r ON r.program_id = $1 AND r.external_id = n."referralExternalId"
     )
     INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
     SELECT DISTINCT ON ("dealId", "referralId") $1::uuid, "dealId", "referralId", origin,
       $2::timestamptz
     FROM links ORDER BY "dealId", "referralId", origin DESC
     ON CONFLICT (program_id, deal_id, referral_id) DO UPDATE SET origin = excluded.origin
       WHERE deal_link.origin = 'COMPANY'`,
    [tx.programId, tx.now, JSON.stringify(chosen), JSON.stringify(named)],
  );
}
