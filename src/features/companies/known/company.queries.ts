import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
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
  /** the company that is meant by this one; null: it stands by itself */
  readonly mergedInto: Id | null;
}

/** A company that is looked for by its names. */
interface KnownCompany extends CompanyRow {
  /** the one that it was merged into */
  readonly survivor?: CompanyRow | undefined;
}

/** Companies as rows, `c`, with what `person` and `crm` stated of their kind. */
export const COMPANY = `SELECT c.id, c.name, c.name_key AS "nameKey",
  c.external_id AS "externalId", c.country, c.gifts_allowed AS "giftsAllowed",
  c.public_sector AS "publicSector", c.owner_id AS "ownerId", c.revenue_minor AS "revenueMinor",
  c.revenue_currency AS "revenueCurrency", c.customer_since AS "customerSince",
  c.renews_on AS "renewsOn", c.industry, c.employees, c.stated_by_person AS "statedFields",
  c.facts_version AS version, c.merged_into AS "mergedInto", c.won_since AS "wonSince", c.created_at AS "createdAt",
  person.kind AS "statedByPerson", crm.kind AS "statedByCrm"
  FROM company c
  LEFT JOIN company_kind person ON person.program_id = c.program_id
    AND person.company_id = c.id AND person.source = 'PERSON'
  LEFT JOIN company_kind crm ON crm.program_id = c.program_id
    AND crm.company_id = c.id AND crm.source = 'CRM'`;

/** The companies that these ids mean, each once: that of a merged one is the one it was merged into. */
export function findCompaniesByIds(tx: Tx, ids: readonly Id[]): Promise<CompanyRow[]> {
  return tx.query<CompanyRow[]>(
    `${COMPANY} WHERE c.program_id = $1 AND c.id IN (
       SELECT coalesce(merged_into, id) FROM company
       WHERE program_id = $1 AND id = ANY ($2::uuid[]))`,
    [tx.programId, ids],
  );
}

/** The companies of these ids themselves, also those that were merged into another. */
export function findOwnCompanies(tx: Tx, ids: readonly Id[]): Promise<CompanyRow[]> {
  return tx.query<CompanyRow[]>(`${COMPANY} WHERE c.program_id = $1 AND c.id = ANY ($2::uuid[])`, [
    tx.programId,
    ids,
  ]);
}

/** For each id the one that it means; an id of no company means itself. */
export async function companiesMeant(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Id>> {
  const rows = await tx.query<{ id: Id; mergedInto: Id }[]>(
    `SELECT id, merged_into AS "mergedInto" FROM company
     WHERE program_id = $1 AND id = ANY ($2::uuid[]) AND merged_into IS NOT NULL`,
    [tx.programId, ids],
  );
  const merged = new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]));
  return new Map(ids.map((id) => [id, merged.get(id) ?? id]));
}

/** The names of the companies that were merged into these, by these. */
export async function namesMergedInto(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string[]>> {
  const rows = await tx.query<{ mergedInto: Id; name: string }[]>(
    `SELECT merged_into AS "mergedInto", name FROM company
     WHERE program_id = $1 AND merged_into = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  const found = new Map<Id, string[]>();
  for (const { mergedInto, name } of rows) {
    found.set(mergedInto, [...(found.get(mergedInto) ?? []), name]);
  }
  return found;
}

/** Those that are stored under these keys; a merged one with the company that is meant by it. */
async function withKeys(tx: Tx, nameKeys: readonly string[]): Promise<KnownCompany[]> {
  if (nameKeys.length === 0) return [];
  const rows = await tx.query<CompanyRow[]>(
    `${COMPANY} WHERE c.program_id = $1 AND c.name_key = ANY ($2::text[])`,
    [tx.programId, [...new Set(nameKeys)]],
  );
  const merged = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
  if (merged.length === 0) return rows;
  const survivors = new Map((await findOwnCompanies(tx, merged)).map((row) => [row.id, row]));
  return rows.map((row) => ({ ...row, survivor: survivors.get(row.mergedInto ?? '') }));
}

/** The companies that these names could mean (R-O1): thousands cost as many statements as one. */
export async function findCompaniesByNames(
  tx: Tx,
  names: readonly string[],
): Promise<CompanyNames<KnownCompany>> {
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
    `${COMPANY} WHERE c.program_id = $1 AND c.id = (
       SELECT coalesce(merged_into, id) FROM company WHERE program_id = $1 AND external_id = $2)`,
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

/** The ids of the companies that other systems' ids mean. */
export function findCompaniesByExternalIds(
  tx: Tx,
  externalIds: readonly string[],
): Promise<{ readonly id: Id; readonly externalId: string }[]> {
  return tx.query<{ id: Id; externalId: string }[]>(
    `SELECT coalesce(merged_into, id) AS id, external_id AS "externalId" FROM company
     WHERE program_id = $1 AND external_id = ANY ($2::text[])`,
    [tx.programId, externalIds],
  );
}

/** What an id of another system means. */
export interface ReportedId {
  readonly externalId: string;
  readonly id: Id;
  /** the company of this id was merged into the one that is meant */
  readonly isMerged: boolean;
}

export function findReportedIds(tx: Tx, externalIds: readonly string[]): Promise<ReportedId[]> {
  return tx.query<ReportedId[]>(
    `SELECT external_id AS "externalId", coalesce(merged_into, id) AS id,
       merged_into IS NOT NULL AS "isMerged" FROM company
     WHERE program_id = $1 AND external_id = ANY ($2::text[])`,
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

/** Whether the programme has more companies than this. */
export async function hasMoreCompaniesThan(tx: Tx, count: number): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM company WHERE program_id = $1 OFFSET $2 LIMIT 1',
    [tx.programId, count],
  );
  return rows.length > 0;
}
