import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { DealDescription } from './take-back.rules.js';

export interface DescribedDeal extends DealDescription {
  readonly id: Id;
  readonly externalId: string;
}

/** The deals of these external ids that are here already. */
export function describedDeals(tx: Tx, externalIds: readonly string[]): Promise<DescribedDeal[]> {
  return tx.query<DescribedDeal[]>(
    `SELECT id, external_id AS "externalId", name, company_id AS "companyId",
       referral_external_id AS "referralExternalId"
     FROM deal WHERE program_id = $1 AND external_id = ANY ($2::text[])`,
    [tx.programId, externalIds],
  );
}
