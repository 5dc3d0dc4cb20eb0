import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findCompaniesByIds } from '../../advocates/index.js';
import { companiesInTalks } from '../../deals/index.js';
import { REASONS } from '../decide/index.js';

/**
 * R-W6: which of these companies buy already, or are in talks, and the reason to give. Asked when a
 * person submits, under `lockMatching`, and never on import; no fraud signal.
 */
export async function companiesKnownBefore(
  tx: Tx,
  companyIds: readonly Id[],
): Promise<Map<Id, string>> {
  const known = new Map<Id, string>();
  if (companyIds.length === 0) return known;
  for (const id of await companiesInTalks(tx, companyIds)) known.set(id, REASONS.alreadyInTalks);
  for (const { id, kind } of await findCompaniesByIds(tx, companyIds)) {
    if (kind === 'ACCOUNT') known.set(id, REASONS.alreadyCustomer);
  }
  return known;
}
