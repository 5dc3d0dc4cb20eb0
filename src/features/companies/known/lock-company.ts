import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findCompaniesByIds, type CompanyRow } from './company.queries.js';

/**
 * Locks companies, in the order of their ids, until the transaction ends. A transaction that
 * records their deals, or states what they are, at the same moment waits, and then reads what the
 * first one wrote (R-W12).
 */
export async function lockCompanies(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM company WHERE program_id = $1 AND id = ANY ($2::uuid[])
     ORDER BY id FOR NO KEY UPDATE`,
    [tx.programId, ids],
  );
}

/**
 * The company that an id means, locked until the transaction ends: waits for a merge that is under
 * way, and follows it. Null where there is none.
 */
export async function lockCompany(tx: Tx, id: Id): Promise<CompanyRow | null> {
  await lockCompanies(tx, [id]);
  const [company] = await findCompaniesByIds(tx, [id]);
  return company && company.id !== id ? lockCompany(tx, company.id) : (company ?? null);
}

/**
 * Locks two companies that are merged or taken apart, in the order of their ids, against everybody:
 * rows that come to one of them wait, and are refused where it was merged (`refuse_merged_company`).
 */
export async function lockToMerge(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM company WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
    [tx.programId, ids],
  );
}
