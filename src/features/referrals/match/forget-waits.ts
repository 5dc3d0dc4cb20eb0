import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

export interface WaitsToForget {
  /** deals that are no longer here */
  readonly gone: readonly Id[];
  /** nobody says any more that their company is a placeholder (R-W13) */
  readonly nothingSaid: readonly Id[];
}

/** R-D7: what no longer waits for a choice. Returns the referrals that lost a link by it. */
export async function forgetWaits(tx: Tx, { gone, nothingSaid }: WaitsToForget): Promise<Id[]> {
  const lost = await tx.query<{ id: Id }[]>(
    `WITH over AS (
       DELETE FROM deal_wait WHERE program_id = $1
          AND (deal_id = ANY ($2::uuid[])
            OR deal_id = ANY ($3::uuid[]) AND reason = 'SAYS_NOTHING')
     ), unlinked AS (
       DELETE FROM deal_link WHERE program_id = $1 AND deal_id = ANY ($2::uuid[])
       RETURNING referral_id
     ) SELECT DISTINCT referral_id AS id FROM unlinked ORDER BY 1`,
    [tx.programId, gone, nothingSaid],
  );
  return lost.map(({ id }) => id);
}
