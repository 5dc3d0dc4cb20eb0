import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { companyStanding, findCompaniesByIds } from '../../companies/index.js';
import { companiesInTalks } from '../../deals/index.js';
import { REASONS, type ReferralSource } from '../decide/index.js';

/** Why sales already knows a company on the day of a referral (a code); null where they do not. */
export type KnownBefore = (companyId: Id, on: Day) => string | null;

/**
 * R-W6: which of these companies are customers already, or in talks, and the reason code. A company
 * whose kind nobody stated is an account from the day of its first won deal (R-W12): a person
 * referred before that day is not at a customer. Called when a person submits, under
 * `lockMatching`, and never on import; no fraud signal.
 */
export async function companiesKnownBefore(
  tx: Tx,
  companyIds: readonly Id[],
): Promise<KnownBefore> {
  if (companyIds.length === 0) return () => null;
  const inTalks = new Set(await companiesInTalks(tx, companyIds));
  const companies = new Map(
    (await findCompaniesByIds(tx, companyIds)).map((company) => [company.id, company]),
  );
  return (id, on) => {
    const company = companies.get(id);
    if (company && companyStanding(company, on).kind === 'ACCOUNT') return REASONS.alreadyCustomer;
    return inTalks.has(id) ? REASONS.alreadyInTalks : null;
  };
}

/** The companies of referrals that a person submits: a file holds history, and is not checked. */
export function companiesToAsk(
  referrals: readonly { readonly source: ReferralSource; readonly companyId: Id | null }[],
): Id[] {
  return referrals.flatMap(({ source, companyId }) =>
    source === 'IMPORT' || companyId === null ? [] : companyId,
  );
}
