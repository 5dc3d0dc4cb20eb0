import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** An advocate's own referral of a person that is neither at its end nor a duplicate. */
export async function findOpenReferralOf(
  tx: Tx,
  advocateId: Id,
  refereeKey: Buffer,
): Promise<Id | null> {
  const [row] = await tx.query<{ id: Id }[]>(
    `SELECT id FROM referral
     WHERE program_id = $1 AND referee_key = $2 AND advocate_id = $3
       AND status NOT IN ('LOST', 'EXPIRED', 'UNQUALIFIED', 'WITHDRAWN', 'DUPLICATE', 'CONVERTED')
     ORDER BY submitted_at LIMIT 1`,
    [tx.programId, refereeKey, advocateId],
  );
  return row?.id ?? null;
}
