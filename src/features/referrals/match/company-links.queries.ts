import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

interface Pair {
  readonly dealId: Id;
  readonly referralId: Id;
}

export async function dealsOfCompanies(tx: Tx, companyIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT deal_id AS id FROM deal_to_match
     WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) ORDER BY deal_id`,
    [tx.programId, companyIds],
  );
  return rows.map(({ id }) => id);
}

/** The links that deals of these companies have because of them: no person or source said them. */
export function linksOfCompanies(tx: Tx, companyIds: readonly Id[]): Promise<Pair[]> {
  return tx.query<Pair[]>(
    `SELECT l.deal_id AS "dealId", l.referral_id AS "referralId" FROM deal_to_match d
     JOIN deal_link l ON l.program_id = $1 AND l.deal_id = d.deal_id AND l.origin = 'COMPANY'
     WHERE d.program_id = $1 AND d.company_id = ANY ($2::uuid[])`,
    [tx.programId, companyIds],
  );
}

/**
 * Links that stood by the company once stand again where deal and referral are of one company:
 * matching keeps a link that is there (`MATCHED`), and would not find one that was made because both
 * came at the same instant. Returns the referrals that are linked anew.
 */
export async function restoreLinks(tx: Tx, links: readonly Pair[]): Promise<Id[]> {
  if (links.length === 0) return [];
  const rows = await tx.query<{ id: Id }[]>(
    `INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
     SELECT $1, d.deal_id, r.id, 'COMPANY', $2
       FROM unnest($3::uuid[], $4::uuid[]) AS l (deal_id, referral_id)
       JOIN deal_to_match d ON d.program_id = $1 AND d.deal_id = l.deal_id
       JOIN referral r ON r.program_id = $1 AND r.id = l.referral_id
        AND r.company_id = d.company_id
     ON CONFLICT DO NOTHING RETURNING referral_id AS id`,
    [
      tx.programId,
      tx.now,
      links.map(({ dealId }) => dealId),
      links.map(({ referralId }) => referralId),
    ],
  );
  return rows.map(({ id }) => id);
}

/** The referrals that each deal is linked with because of its company. */
export async function companyLinksOf(tx: Tx, dealIds: readonly Id[]): Promise<Map<Id, Id[]>> {
  const rows = await tx.query<{ dealId: Id; referralIds: Id[] }[]>(
    `SELECT deal_id AS "dealId", array_agg(referral_id ORDER BY referral_id) AS "referralIds"
       FROM deal_link
      WHERE program_id = $1 AND deal_id = ANY ($2::uuid[]) AND origin = 'COMPANY'
      GROUP BY deal_id`,
    [tx.programId, dealIds],
  );
  return new Map(rows.map(({ dealId, referralIds }) => [dealId, referralIds]));
}
