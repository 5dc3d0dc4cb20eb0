import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { companyNameKey, CompanyNames, keysWithForms, keyWithForm } from './company.rules.js';
import type { CompanyKind, KindSource, CompanyFacts } from './company-kind.rules.js';
import type { StatedField, StatedInRow } from './company-statement.rules.js';

export interface CompanyRow extends CompanyFacts, StatedInRow {
  readonly id: Id;
  readonly name: string;
  readonly nameKey: string;
  readonly externalId: string | null;
  /** which of its facts a person stated */
  readonly statedFields: readonly StatedField[];
  readonly createdAt: Date;
  /** of what staff state, for optimistic locking */
  readonly version: number;
}

/** Companies as rows, `c`, with what `person` and `crm` stated of their kind. */
export const COMPANY = `SELECT c.id, c.name, c.name_key AS "nameKey",
  c.external_id AS "externalId", c.country, c.gifts_allowed AS "giftsAllowed",
  c.public_sector AS "publicSector", c.owner_id AS "ownerId", c.revenue_minor AS "revenueMinor",
  c.revenue_currency AS "revenueCurrency", c.customer_since AS "customerSince",
  c.renews_on AS "renewsOn", c.industry, c.employees, c.stated_by_person AS "statedFields",
  c.facts_version AS version, c.won_since AS "wonSince", c.created_at AS "createdAt",
  person.kind AS "statedByPerson", crm.kind AS "statedByCrm"
  FROM company c
  LEFT JOIN company_kind person ON person.program_id = c.program_id
    AND person.company_id = c.id AND person.source = 'PERSON'
  LEFT JOIN company_kind crm ON crm.program_id = c.program_id
    AND crm.company_id = c.id AND crm.source = 'CRM'`;

export function findCompaniesByIds(tx: Tx, ids: readonly Id[]): Promise<CompanyRow[]> {
  return tx.query<CompanyRow[]>(`${COMPANY} WHERE c.program_id = $1 AND c.id = ANY ($2::uuid[])`, [
    tx.programId,
    ids,
  ]);
}

async function withKeys(tx: Tx, nameKeys: readonly string[]): Promise<CompanyRow[]> {
  if (nameKeys.length === 0) return [];
  return tx.query<CompanyRow[]>(
    `${COMPANY} WHERE c.program_id = $1 AND c.name_key = ANY ($2::text[])`,
    [tx.programId, [...new Set(nameKeys)]],
  );
}

/** The companies that these names could mean (R-O1): thousands cost as many statements as one. */
export async function findCompaniesByNames(
  tx: Tx,
  names: readonly string[],
): Promise<CompanyNames<CompanyRow>> {
  const known = new CompanyNames(await withKeys(tx, names.map(companyNameKey)));
  // Nearly all are found by their name alone.
  const others = names.filter((name) => known.find(name) === null);
  known.learn(await withKeys(tx, others.map(keyWithForm)));
  // Seldom: a name without the form of the one company that is known, of whose name there may be more.
  const unsure = names.filter((name) => known.isUnsure(name));
  known.learn(await withKeys(tx, unsure.flatMap(keysWithForms)));
  return known;
}

export async function findCompanyByExternalId(
  tx: Tx,
  externalId: string,
): Promise<CompanyRow | null> {
  const [row] = await tx.query<CompanyRow[]>(
    `${COMPANY} WHERE c.program_id = $1 AND c.external_id = $2`,
    [tx.programId, externalId],
  );
  return row ?? null;
}

/** Each company's domains, in their order; a company without any has no entry. */
export async function domainsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string[]>> {
  const rows = await tx.query<{ companyId: Id; domain: string }[]>(
    `SELECT company_id AS "companyId", domain FROM domain_of_company
     WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) ORDER BY company_id, domain`,
    [tx.programId, ids],
  );
  const found = new Map<Id, string[]>();
  for (const { companyId, domain } of rows) {
    found.set(companyId, [...(found.get(companyId) ?? []), domain]);
  }
  return found;
}

/** The companies that `domains` are of, as `domainIn` makes them; by domain. */
export async function companiesOfDomains(
  tx: Tx,
  domains: readonly string[],
): Promise<Map<string, Id>> {
  const rows = await tx.query<{ domain: string; companyId: Id }[]>(
    `SELECT domain, company_id AS "companyId" FROM domain_of_company
     WHERE program_id = $1 AND domain = ANY ($2::text[])`,
    [tx.programId, domains],
  );
  return new Map(rows.map(({ domain, companyId }) => [domain, companyId]));
}

export function findCompaniesByExternalIds(
  tx: Tx,
  externalIds: readonly string[],
): Promise<CompanyRow[]> {
  return tx.query<CompanyRow[]>(
    `${COMPANY} WHERE c.program_id = $1 AND c.external_id = ANY ($2::text[])`,
    [tx.programId, externalIds],
  );
}

/** What a person or the CRM stated that a company is, and who stated it last. */
export interface StatedKindRow {
  readonly companyId: Id;
  readonly source: KindSource;
  /** null: it was taken back */
  readonly kind: CompanyKind | null;
  readonly statedAt: Date;
  /** their membership or key; null for a machine */
  readonly statedBy: Id | null;
  readonly version: number;
}

/** By company, the person's statement first; none for companies without any. */
export async function statedKindsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, StatedKindRow[]>> {
  const rows = await tx.query<StatedKindRow[]>(
    `SELECT company_id AS "companyId", source, kind, stated_at AS "statedAt", stated_by AS "statedBy",
       version
     FROM company_kind WHERE program_id = $1 AND company_id = ANY ($2::uuid[])
     ORDER BY company_id, source DESC`,
    [tx.programId, ids],
  );
  const found = new Map<Id, StatedKindRow[]>();
  for (const row of rows) found.set(row.companyId, [...(found.get(row.companyId) ?? []), row]);
  return found;
}
