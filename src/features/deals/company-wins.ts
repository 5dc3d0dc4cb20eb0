import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { lockCompanies, writeWonSince } from '../advocates/index.js';
import type { DealStage } from './deal-state.rules.js';

/** What of a deal makes its company an account (R-W12). */
export interface DealOfCompany {
  readonly id: Id;
  readonly companyId: Id | null;
  readonly stage: DealStage;
  readonly closedOn: Day | null;
}

export const OF_COMPANY = `d.id, d.company_id AS "companyId", d.stage, d.closed_on AS "closedOn"`;

/** Deals as they stand, held until the transaction ends, in the order of their ids. */
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
 * wins changed; `after` may name a deal twice, the later row counts.
 */
export async function tellCompanies(
  tx: Tx,
  before: readonly DealOfCompany[],
  after: readonly DealOfCompany[],
): Promise<void> {
  const companies = [...changedCompanies(before, after)];
  if (companies.length === 0) return;
  await lockCompanies(tx, companies);
  await writeWonSince(tx, await wonSinceOf(tx, companies));
}

function changedCompanies(
  before: readonly DealOfCompany[],
  after: readonly DealOfCompany[],
): Set<Id> {
  const wins = new Map(before.map((deal) => [deal.id, winOf(deal)]));
  const changed = new Set<Id>();
  for (const deal of new Map(after.map((each) => [each.id, each])).values()) {
    const [was, is] = [wins.get(deal.id) ?? null, winOf(deal)];
    if (isSame(was, is)) continue;
    if (was !== null) changed.add(was.companyId);
    if (is !== null) changed.add(is.companyId);
  }
  return changed;
}

interface Win {
  readonly companyId: Id;
  readonly closedOn: Day;
}

function isSame(one: Win | null, other: Win | null): boolean {
  return one?.companyId === other?.companyId && one?.closedOn === other?.closedOn;
}

function winOf({ companyId, stage, closedOn }: DealOfCompany): Win | null {
  return companyId !== null && stage === 'WON' && closedOn !== null
    ? { companyId, closedOn }
    : null;
}

/** One step down the index `deal_won` for each company, however many deals it has. */
async function wonSinceOf(tx: Tx, companyIds: readonly Id[]): Promise<Map<Id, Day | null>> {
  const rows = await tx.query<{ id: Id; wonSince: Day | null }[]>(
    `SELECT c.id, (
       SELECT d.closed_on FROM deal d
       WHERE d.program_id = $1 AND d.company_id = c.id AND d.stage = 'WON'
         AND d.closed_on IS NOT NULL
       ORDER BY d.closed_on LIMIT 1) AS "wonSince"
     FROM unnest($2::uuid[]) AS c (id)`,
    [tx.programId, companyIds],
  );
  return new Map(rows.map(({ id, wonSince }) => [id, wonSince]));
}
