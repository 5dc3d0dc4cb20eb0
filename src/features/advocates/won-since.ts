import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

/**
 * Holds companies, in the order of their ids, until the transaction ends: who tells of their deals
 * at the same moment waits, and then reads what was told before (R-W12).
 */
export async function lockCompanies(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM company WHERE program_id = $1 AND id = ANY ($2::uuid[])
     ORDER BY id FOR NO KEY UPDATE`,
    [tx.programId, ids],
  );
}

/** Since when companies have a deal that is won, null where none is. Called under `lockCompanies`. */
export async function writeWonSince(tx: Tx, wonSince: ReadonlyMap<Id, Day | null>): Promise<void> {
  await tx.query(
    `UPDATE company c SET won_since = n.won_since
     FROM unnest($2::uuid[], $3::date[]) AS n (id, won_since)
     WHERE c.program_id = $1 AND c.id = n.id AND c.won_since IS DISTINCT FROM n.won_since`,
    [tx.programId, [...wonSince.keys()], [...wonSince.values()]],
  );
}
