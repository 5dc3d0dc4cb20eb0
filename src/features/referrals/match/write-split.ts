import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { DeclaredShare } from './deal-split.queries.js';

/** Adds a split of a deal that the caller has locked, after the version that it replaces (R-W9). */
export async function writeSplit(
  tx: Tx,
  actor: Actor,
  dealId: Id,
  split: { readonly version: number; readonly shares: readonly DeclaredShare[] },
): Promise<void> {
  await tx.query(
    `INSERT INTO deal_split (program_id, deal_id, version, declared_at, declared_by, shares)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [tx.programId, dealId, split.version, tx.now, actor.id, JSON.stringify(split.shares)],
  );
}
