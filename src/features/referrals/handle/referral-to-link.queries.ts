import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { Moderation, ReferralStatus } from '../decide/index.js';

export interface ReferralToLink {
  readonly id: Id;
  readonly advocateId: Id;
  readonly companyId: Id | null;
  readonly status: ReferralStatus;
  readonly moderation: Moderation;
}

/** The fields needed of referrals that a person links with a deal, by id. */
export function findReferralsToLink(tx: Tx, ids: readonly Id[]): Promise<ReferralToLink[]> {
  return tx.query<ReferralToLink[]>(
    `SELECT id, advocate_id AS "advocateId", company_id AS "companyId", status, moderation FROM referral
     WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
    [tx.programId, ids],
  );
}
