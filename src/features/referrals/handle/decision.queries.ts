import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ReferralDecisionKind } from '../decide/index.js';

export interface DecisionTaken {
  readonly decidedAt: Date;
  /** a membership or key; null for a machine */
  readonly decidedBy: Id | null;
}

/**
 * Who decided last, of these kinds; `importedReferralId`: about this one alone. Null where nobody
 * did.
 */
export async function lastDecisionOf(
  tx: Tx,
  referralId: Id,
  kinds: readonly ReferralDecisionKind[],
  importedReferralId: Id | null = null,
): Promise<DecisionTaken | null> {
  const [row] = await tx.query<DecisionTaken[]>(
    `SELECT decided_at AS "decidedAt", decided_by AS "decidedBy" FROM referral_decision
     WHERE program_id = $1 AND referral_id = $2 AND kind = ANY ($3::text[])
       AND ($4::text IS NULL OR payload ->> 'importedReferralId' = $4)
     ORDER BY decided_at DESC, id DESC LIMIT 1`,
    [tx.programId, referralId, kinds, importedReferralId],
  );
  return row ?? null;
}
