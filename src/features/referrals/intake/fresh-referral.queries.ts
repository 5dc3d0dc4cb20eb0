import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { sharedPeople } from './fresh-referral.rules.js';

/** The keys by which a referral may be connected with referrals and deals that are here already. */
export interface ReferralPlace {
  readonly id: Id;
  /** hexadecimal */
  readonly refereeKey: string | null;
  readonly externalId: string | null;
  /** null: deals of its company are not its deals */
  readonly companyId: Id | null;
}

/** A deal of the company that names no referral, and that nobody linked with one by hand (R-W9). */
const OF_COMPANY = `d.referral_external_id IS NULL AND NOT EXISTS (
  SELECT FROM deal_link l
  WHERE l.program_id = d.program_id AND l.deal_id = d.deal_id AND l.origin <> 'COMPANY')`;

/**
 * Those of the places whose person is referred already, or whose deals are here before them. Call
 * it after the people are locked.
 */
export async function connectedOf(tx: Tx, places: readonly ReferralPlace[]): Promise<Set<Id>> {
  const connected = sharedPeople(places);
  const rows = await tx.query<{ key: string | null; named: string | null; company: Id | null }[]>(
    `SELECT encode(r.referee_key, 'hex') AS key, NULL AS named, NULL::uuid AS company
     FROM unnest($2::text[]) AS key
     JOIN referral r ON r.program_id = $1 AND r.referee_key = decode(key, 'hex')
     UNION ALL
     SELECT NULL, referral_external_id, NULL FROM deal_to_match
     WHERE program_id = $1 AND referral_external_id = ANY ($3::text[])
     UNION ALL
     SELECT NULL, NULL, d.company_id FROM deal_to_match d
     WHERE d.program_id = $1 AND d.company_id = ANY ($4::uuid[]) AND ${OF_COMPANY}`,
    [
      tx.programId,
      unique(places.map(({ refereeKey }) => refereeKey)),
      unique(places.map(({ externalId }) => externalId)),
      unique(places.map(({ companyId }) => companyId)),
    ],
  );
  const people = new Set(rows.map(({ key }) => key));
  const named = new Set(rows.map((row) => row.named));
  const companies = new Set(rows.map(({ company }) => company));
  const isIn = (known: ReadonlySet<string | null>, key: string | null): boolean =>
    key !== null && known.has(key);
  for (const { id, refereeKey, externalId, companyId } of places) {
    if (isIn(people, refereeKey) || isIn(named, externalId) || isIn(companies, companyId)) {
      connected.add(id);
    }
  }
  return connected;
}

/** Links deals that named a referral before it was known here: their order loses nothing. */
export async function linkWaitingDeals(tx: Tx, places: readonly ReferralPlace[]): Promise<void> {
  await tx.query(
    `INSERT INTO deal_link (program_id, deal_id, referral_id, origin, linked_at)
     SELECT $1, d.deal_id, r.id, 'EXTERNAL_ID', $2
     FROM unnest($3::uuid[], $4::text[]) AS r (id, external_id)
     JOIN deal_to_match d ON d.program_id = $1 AND d.referral_external_id = r.external_id
     ON CONFLICT DO NOTHING`,
    [tx.programId, tx.now, places.map(({ id }) => id), places.map(({ externalId }) => externalId)],
  );
}

/** The deals that may be deals of these by their company. */
export async function dealsOfCompanies(tx: Tx, places: readonly ReferralPlace[]): Promise<Id[]> {
  const companyIds = unique(places.map(({ companyId }) => companyId));
  if (companyIds.length === 0) return [];
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT d.deal_id AS id FROM deal_to_match d
     WHERE d.program_id = $1 AND d.company_id = ANY ($2::uuid[]) AND ${OF_COMPANY}`,
    [tx.programId, companyIds],
  );
  return rows.map(({ id }) => id);
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
