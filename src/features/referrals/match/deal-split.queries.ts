import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** A part of a deal; whole per cents. */
export interface DeclaredShare {
  readonly referralId: Id;
  readonly percent: number;
}

/** The newest split of a deal that somebody declared; without shares: it was withdrawn (R-W9). */
export interface DealSplitRow {
  readonly dealId: Id;
  readonly version: number;
  readonly declaredAt: Date;
  /** their membership or key; null for a machine */
  readonly declaredBy: Id | null;
  readonly shares: readonly DeclaredShare[];
}

export async function splitsOfDeals(
  tx: Tx,
  dealIds: readonly Id[],
): Promise<Map<Id, DealSplitRow>> {
  const rows = await tx.query<DealSplitRow[]>(
    `SELECT DISTINCT ON (deal_id) deal_id AS "dealId", version, declared_at AS "declaredAt",
       declared_by AS "declaredBy", shares
     FROM deal_split WHERE program_id = $1 AND deal_id = ANY ($2::uuid[])
     ORDER BY deal_id, version DESC`,
    [tx.programId, dealIds],
  );
  return new Map(rows.map((row) => [row.dealId, row]));
}
