import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** The referrals that other systems know by these ids. */
export async function findReferralIdsByExternalIds(
  tx: Tx,
  externalIds: readonly string[],
): Promise<Map<string, Id>> {
  const rows = await tx.query<{ id: Id; externalId: string }[]>(
    `SELECT id, external_id AS "externalId" FROM referral
     WHERE program_id = $1 AND external_id = ANY ($2::text[])`,
    [tx.programId, externalIds],
  );
  return new Map(rows.map(({ externalId, id }) => [externalId, id]));
}

/** Whether the programme has more referrals than this; reads no more of them than that. */
export async function hasMoreReferralsThan(tx: Tx, count: number): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM referral WHERE program_id = $1 OFFSET $2 LIMIT 1',
    [tx.programId, count],
  );
  return rows.length > 0;
}
