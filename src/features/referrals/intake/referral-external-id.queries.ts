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
