import { parseDay, type Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
import type { DealFact, DealStage } from './deal-state.rules.js';

interface FactRow {
  readonly deal_id: Id;
  readonly fact_id: string;
  readonly kind: DealStage;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly source: string;
  readonly source_version: number | null;
  readonly payload: FactPayload;
}

/** What a fact gives beside its stage; a field is absent where it gives none. */
export interface FactPayload {
  readonly closedOn?: Day;
  readonly amountMinor?: number;
  readonly currency?: string;
}

/** R-D7: of a fact `f`, that nobody took it back. */
export const COUNTS = `NOT EXISTS (
  SELECT FROM deal_fact_taken_back b WHERE b.program_id = f.program_id AND b.deal_id = f.deal_id
    AND b.source = f.source AND b.fact_id = f.fact_id)`;

/** The facts of many deals, in no order. */
export async function dealFactsOf(tx: Tx, dealIds: readonly Id[]): Promise<Map<Id, DealFact[]>> {
  const rows = await tx.query<FactRow[]>(
    `SELECT deal_id, fact_id, kind, occurred_at, recorded_at, source, source_version, payload
     FROM deal_fact f WHERE program_id = $1 AND deal_id = ANY ($2::uuid[]) AND ${COUNTS}`,
    [tx.programId, dealIds],
  );
  const found = new Map<Id, DealFact[]>(dealIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.deal_id)?.push(factOf(row));
  return found;
}

function factOf(row: FactRow): DealFact {
  const { closedOn, amountMinor, currency } = row.payload;
  return {
    factId: row.fact_id,
    stage: row.kind,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    source: row.source,
    sourceVersion: row.source_version,
    closedOn: closedOn === undefined ? null : parseDay(closedOn),
    amount: amountMinor === undefined || currency === undefined ? null : { amountMinor, currency },
  };
}

export interface DealRow {
  readonly id: Id;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly companyId: Id | null;
  readonly ownerMemberId: Id | null;
  readonly stage: DealStage;
  readonly closedOn: Day | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

const COLUMNS = `id, external_id AS "externalId", name, company_id AS "companyId",
  owner_member_id AS "ownerMemberId", stage, closed_on AS "closedOn",
  amount_minor AS "amountMinor", currency, created_at AS "createdAt", version`;

export function findDealsByIds(tx: Tx, ids: readonly Id[]): Promise<DealRow[]> {
  return tx.query<DealRow[]>(
    `SELECT ${COLUMNS} FROM deal WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
    [tx.programId, ids],
  );
}

export function findDealsByExternalIds(tx: Tx, externalIds: readonly string[]): Promise<DealRow[]> {
  return tx.query<DealRow[]>(
    `SELECT ${COLUMNS} FROM deal WHERE program_id = $1 AND external_id = ANY ($2::text[])`,
    [tx.programId, externalIds],
  );
}

/** Those of the companies that have a deal under way (R-W6: ALREADY_IN_TALKS). */
export async function companiesInTalks(tx: Tx, companyIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT DISTINCT company_id AS id FROM deal
     WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) AND stage = 'OPEN'`,
    [tx.programId, companyIds],
  );
  return rows.map(({ id }) => id);
}

/** Ids after one, in their order: a part of the programme at a time. */
export async function dealIdsAfter(tx: Tx, after: Id | null, first: number): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM deal WHERE program_id = $1 AND ($2::uuid IS NULL OR id > $2)
     ORDER BY id LIMIT $3`,
    [tx.programId, after, first],
  );
  return rows.map(({ id }) => id);
}

/** The newest first, all or a company's; the cursor's keys are `[createdAt, id]`. */
export async function pageOfDeals(
  tx: Tx,
  companyId: Id | null,
  page: PageRequest,
): Promise<Page<DealRow>> {
  const values = new ListValues(tx.programId);
  const ofCompany = companyId === null ? '' : `AND company_id = ${values.put(companyId)}`;
  const rows = await tx.query<DealRow[]>(
    `SELECT ${COLUMNS} FROM deal
     WHERE program_id = $1 ${ofCompany} ${values.behind(page, { created_at: 'moment', id: 'id' }, '<')}
     ORDER BY created_at DESC, id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/** Deals of companies, in no order. */
export async function dealIdsOfCompanies(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM deal WHERE program_id = $1 AND company_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return rows.map(({ id }) => id);
}

/** By its name, else by its id where it comes from; it belongs to no advocate. */
export async function findDealNames(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, { advocateId: null; name: string | null }>> {
  const deals = await findDealsByIds(tx, ids);
  return new Map(
    deals.map(({ id, name, externalId }) => [id, { advocateId: null, name: name ?? externalId }]),
  );
}
