import { parseDay, type Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import type { DealStage } from './deal-state.rules.js';
import { COUNTS, type FactPayload } from './deal.queries.js';

/** What one row of a file reported about a deal. */
export interface ReportedByImport {
  readonly stage: DealStage;
  readonly closedOn: Day | null;
  readonly amount: Money | null;
}

/** What is known of a deal, and what files reported about it the last time. */
export interface ImportedDealState {
  readonly referralExternalId: string | null;
  readonly name: string | null;
  readonly companyId: Id | null;
  /** as it stands by all reports */
  readonly stage: string;
  readonly closedOn: Day | null;
  readonly amount: Money | null;
  /** null where no file reported it yet */
  readonly lastAt: Date | null;
  /** everything that was reported for that moment */
  readonly last: readonly ReportedByImport[];
  /** R-D7: reports of files that were taken back */
  readonly takenBack: number;
}

interface Row {
  readonly externalId: string;
  readonly referralExternalId: string | null;
  readonly name: string | null;
  readonly companyId: Id | null;
  readonly stage: string;
  readonly closedOn: Day | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly told: DealStage | null;
  readonly occurredAt: Date | null;
  readonly payload: FactPayload | null;
  readonly takenBack: number;
}

/** The deals of these external ids that are here already. */
export async function importedDeals(
  tx: Tx,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, ImportedDealState>> {
  const rows = await tx.query<Row[]>(
    `SELECT d.external_id AS "externalId", d.referral_external_id AS "referralExternalId", d.name,
       d.company_id AS "companyId", d.stage, d.closed_on AS "closedOn",
       d.amount_minor AS "amountMinor", d.currency, f.kind AS told, f.occurred_at AS "occurredAt", f.payload, (
         SELECT count(*)::int FROM deal_fact_taken_back b
         WHERE b.program_id = $1 AND b.deal_id = d.id AND b.source = $2) AS "takenBack"
     FROM deal d
     LEFT JOIN LATERAL (
       SELECT kind, occurred_at, payload, rank() OVER (ORDER BY occurred_at DESC) AS place
       FROM deal_fact f
       WHERE f.program_id = $1 AND f.deal_id = d.id AND f.source = $2 AND ${COUNTS}
     ) f ON f.place = 1
     WHERE d.program_id = $1 AND d.external_id = ANY ($3::text[])`,
    [tx.programId, source, externalIds],
  );
  const found = new Map<string, ImportedDealState>();
  for (const { externalId, told, occurredAt, payload, amountMinor, currency, ...deal } of rows) {
    const word = told === null ? [] : [{ stage: told, ...givenBy(payload ?? {}) }];
    const last = [...(found.get(externalId)?.last ?? []), ...word];
    const amount = amountMinor === null || currency === null ? null : { amountMinor, currency };
    found.set(externalId, { ...deal, amount, lastAt: occurredAt, last });
  }
  return found;
}

function givenBy({
  closedOn,
  amountMinor,
  currency,
}: FactPayload): Pick<ReportedByImport, 'closedOn' | 'amount'> {
  return {
    closedOn: closedOn === undefined ? null : parseDay(closedOn),
    amount: amountMinor === undefined || currency === undefined ? null : { amountMinor, currency },
  };
}

/** Whether the programme has more deals than this; reads no more of them than that. */
export async function hasMoreDealsThan(tx: Tx, count: number): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM deal WHERE program_id = $1 OFFSET $2 LIMIT 1',
    [tx.programId, count],
  );
  return rows.length > 0;
}

/** Whether anything was won, that a referral could be credited with. */
export async function hasWonDeals(tx: Tx): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    "SELECT 1 FROM deal WHERE program_id = $1 AND stage = 'WON' LIMIT 1",
    [tx.programId],
  );
  return rows.length > 0;
}
