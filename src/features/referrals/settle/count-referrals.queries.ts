import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { CellSum, type Cell } from '../../measures/index.js';
import {
  cellsOfReferral,
  cellsOfRevenue,
  type CountedBy,
  type FiguredReferral,
} from './referral-figures.rules.js';

const PART = 10_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

const COUNTED_BY = `r.submitted_on AS "submittedOn", r.window_closes_at AS "windowClosesAt",
  coalesce(r.source_label, r.source) AS "countedAs"`;

interface ReferralRow extends FiguredReferral, CountedBy {
  readonly id: Id;
}

interface RevenueRow extends CountedBy {
  readonly dealId: Id;
  readonly amountMinor: number;
  readonly currency: string;
}

/** What every referral and won deal contributes to the figures, as they are stored. */
export async function* countReferralsAgain(tx: Tx): AsyncGenerator<readonly Cell[]> {
  for await (const rows of inParts<ReferralRow>(tx, REFERRALS, ({ id }) => id)) {
    const sum = new CellSum();
    for (const row of rows) sum.add(cellsOfReferral(row, row));
    yield sum.cells;
  }
  for await (const rows of inParts<RevenueRow>(tx, REVENUE, ({ dealId }) => dealId)) {
    yield rows.flatMap((row) => cellsOfRevenue(row, row));
  }
}

const REFERRALS = `SELECT r.id, ${COUNTED_BY}, r.status, r.reason_code AS "reasonCode",
    r.moderation, r.fraud_status AS "fraudStatus", r.counted, r.furthest,
    r.first_contacted_at AS "firstContactedAt", r.closed_on_flag AS "closedOnFlag",
    r.won_outside_window AS "wonOutsideWindow", r.won_before_referral AS "wonBeforeReferral",
    r.won_on AS "wonOn"
  FROM referral r WHERE r.program_id = $1 AND r.id > $2 ORDER BY r.id LIMIT $3`;

const REVENUE = `SELECT v.deal_id AS "dealId", v.amount_minor AS "amountMinor", v.currency,
    ${COUNTED_BY}
  FROM deal_revenue v JOIN referral r ON r.program_id = v.program_id AND r.id = v.referral_id
  WHERE v.program_id = $1 AND v.deal_id > $2 ORDER BY v.deal_id LIMIT $3`;

async function* inParts<Row>(
  tx: Tx,
  sql: string,
  idOf: (row: Row) => Id,
): AsyncGenerator<readonly Row[]> {
  let after: Id = BEFORE_ALL;
  for (;;) {
    const rows: readonly Row[] = await tx.query<Row[]>(sql, [tx.programId, after, PART]);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = idOf(last);
  }
}
