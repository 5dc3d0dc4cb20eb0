import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';

export interface ReferralCounts {
  readonly referralsWithoutContact: number;
  readonly referralsToAccept: number;
  readonly closedOnFlags: number;
  readonly matured: number;
  readonly converted: number;
  readonly insideWindow: number;
}

const COUNTED = `status NOT IN ('DUPLICATE', 'WITHDRAWN') AND moderation <> 'DENIED'
  AND fraud_status <> 'CONFIRMED'`;
const UNDER_WAY = `status IN ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY')
  AND moderation <> 'DENIED'`;

/** What waits among the referrals, and the close share's two numbers (R-W7), in one pass. */
export async function referralCounts(tx: Tx): Promise<ReferralCounts> {
  const [row] = await tx.query<ReferralCounts[]>(
    `SELECT
       count(*) FILTER (WHERE ${UNDER_WAY} AND first_contacted_at IS NULL)::int
         AS "referralsWithoutContact",
       count(*) FILTER (WHERE ${UNDER_WAY} AND moderation = 'PENDING')::int AS "referralsToAccept",
       count(*) FILTER (WHERE closed_on_flag IS NOT NULL)::int AS "closedOnFlags",
       count(*) FILTER (WHERE ${COUNTED} AND window_closes_at <= $2)::int AS matured,
       count(*) FILTER (WHERE ${COUNTED} AND window_closes_at <= $2 AND status = 'CONVERTED')::int
         AS converted,
       count(*) FILTER (WHERE ${COUNTED} AND window_closes_at > $2)::int AS "insideWindow"
     FROM referral WHERE program_id = $1`,
    [tx.programId, tx.now],
  );
  if (!row) throw new Error('The referrals were not counted.');
  return row;
}

export interface CloseShareMonth {
  readonly month: string;
  readonly converted: number;
  readonly matured: number;
}

/** By the month of submission, the oldest first; at most the last 12 that have matured ones. */
export async function closeShareByMonth(tx: Tx): Promise<CloseShareMonth[]> {
  const rows = await tx.query<CloseShareMonth[]>(
    `SELECT to_char(submitted_on, 'YYYY-MM') AS month,
       count(*) FILTER (WHERE status = 'CONVERTED')::int AS converted, count(*)::int AS matured
     FROM referral WHERE program_id = $1 AND ${COUNTED} AND window_closes_at <= $2
     GROUP BY 1 ORDER BY 1 DESC LIMIT 12`,
    [tx.programId, tx.now],
  );
  return rows.reverse();
}

export interface PointsTotals {
  readonly issued: Points;
  readonly spent: Points;
  readonly outstanding: Points;
}

/** Issued less what was taken back, spent less what was returned, and what wallets hold now. */
export async function pointsTotals(tx: Tx): Promise<PointsTotals> {
  const [row] = await tx.query<PointsTotals[]>(
    `SELECT
       coalesce(sum(points) FILTER (WHERE counter = 'issued'), 0)::bigint AS issued,
       coalesce(-sum(points) FILTER (WHERE counter = 'redeemed'), 0)::bigint AS spent,
       (SELECT coalesce(sum(balance), 0)::bigint FROM wallet
        WHERE program_id = $1 AND kind IN ('available', 'held')) AS outstanding
     FROM transfer WHERE program_id = $1`,
    [tx.programId],
  );
  return row ?? { issued: 0, spent: 0, outstanding: 0 };
}
