import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { lockCompanies, type CompanyWins, type FirstWin } from '../companies/index.js';
import type { DealStage } from './deal-state.rules.js';

/** The fields of a deal that decide whether its company is an account (R-W12). */
export interface DealOfCompany {
  readonly id: Id;
  readonly companyId: Id | null;
  readonly stage: DealStage;
  readonly closedOn: Day | null;
}

export const OF_COMPANY = `d.id, d.company_id AS "companyId", d.stage, d.closed_on AS "closedOn"`;

/** Deals as they are now, locked until the transaction ends, in the order of their ids. */
export function lockDeals(tx: Tx, ids: readonly Id[]): Promise<DealOfCompany[]> {
  return tx.query<DealOfCompany[]>(
    `SELECT ${OF_COMPANY} FROM deal d
     WHERE d.program_id = $1 AND d.id = ANY ($2::uuid[]) ORDER BY d.id FOR UPDATE`,
    [tx.programId, ids],
  );
}

/**
 * R-W12: a company is an account from the day of its first won deal, and no more when its last is
 * taken back. Worked out again from the companies' deals, whichever came first, for those whose
 * wins changed, which are locked from then on; `after` may name a deal twice, the later row counts.
 */
export async function companyWins(
  tx: Tx,
  before: readonly DealOfCompany[],
  after: readonly DealOfCompany[],
): Promise<CompanyWins[]> {
  const changed = changedCompanies(before, after);
  const companyIds = [...changed.keys()];
  if (companyIds.length === 0) return [];
  await lockCompanies(tx, companyIds);
  const first = await firstWinsOf(tx, companyIds);
  return companyIds.map((companyId) => ({
    companyId,
    first: first.get(companyId) ?? null,
    takenBackDealId: changed.get(companyId)?.dealId ?? null,
  }));
}

interface Win extends FirstWin {
  readonly companyId: Id;
}

/** The companies whose wins changed, each with the earliest win that it lost. */
function changedCompanies(
  before: readonly DealOfCompany[],
  after: readonly DealOfCompany[],
): Map<Id, Win | null> {
  const wins = new Map(before.map((deal) => [deal.id, winOf(deal)]));
  const changed = new Map<Id, Win | null>();
  for (const deal of new Map(after.map((each) => [each.id, each])).values()) {
    const [was, is] = [wins.get(deal.id) ?? null, winOf(deal)];
    if (isSame(was, is)) continue;
    if (was !== null) changed.set(was.companyId, earlier(changed.get(was.companyId), was));
    if (is !== null && !changed.has(is.companyId)) changed.set(is.companyId, null);
  }
  return changed;
}

function earlier(one: Win | null | undefined, other: Win): Win {
  return one && one.closedOn <= other.closedOn ? one : other;
}

function isSame(one: Win | null, other: Win | null): boolean {
  return one?.companyId === other?.companyId && one?.closedOn === other?.closedOn;
}

function winOf({ id: dealId, companyId, stage, closedOn }: DealOfCompany): Win | null {
  return companyId !== null && stage === 'WON' && closedOn !== null
    ? { dealId, companyId, closedOn }
    : null;
}

/** How many deals of each company are won, by the index `deal_won`. */
export async function countWinsOf(tx: Tx, companyIds: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await tx.query<{ companyId: Id; count: number }[]>(
    `SELECT company_id AS "companyId", count(*)::integer AS count FROM deal
     WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) AND stage = 'WON'
       AND closed_on IS NOT NULL
     GROUP BY company_id`,
    [tx.programId, companyIds],
  );
  return new Map(rows.map(({ companyId, count }) => [companyId, count]));
}

/** One step down the index `deal_won` for each company, however many deals it has. */
export async function firstWinsOf(tx: Tx, companyIds: readonly Id[]): Promise<Map<Id, FirstWin>> {
  const rows = await tx.query<Win[]>(
    `SELECT c.id AS "companyId", won.id AS "dealId", won.closed_on AS "closedOn"
     FROM unnest($2::uuid[]) AS c (id)
     CROSS JOIN LATERAL (
       SELECT d.id, d.closed_on FROM deal d
       WHERE d.program_id = $1 AND d.company_id = c.id AND d.stage = 'WON'
         AND d.closed_on IS NOT NULL
       ORDER BY d.closed_on, d.id LIMIT 1
     ) AS won`,
    [tx.programId, companyIds],
  );
  return new Map(rows.map(({ companyId, ...win }) => [companyId, win]));
}
