import type { Money } from '../../../src/kernel/money.js';
import type { Tx } from '../../../src/platform/database/index.js';
import type { ConversionGroup } from '../../../src/features/insights/conversions.queries.js';
import type { ConversionGrouping } from '../../../src/features/insights/conversions.rules.js';
import { FUNNEL_STEPS, funnelOf } from '../../../src/features/insights/funnel.rules.js';
import type { OverviewFigures } from '../../../src/features/insights/overview.queries.js';

/**
 * The figures of the overview and of the report, read from all referrals, deals, facts, decisions
 * and transfers: what they mean in SQL, without a word of what keeps them.
 */

const COUNTED = `r.status NOT IN ('DUPLICATE', 'WITHDRAWN') AND r.fraud_status <> 'CONFIRMED'
  AND (r.moderation <> 'DENIED' OR EXISTS (
    SELECT FROM (
      SELECT decided_at FROM referral_decision d
       WHERE d.program_id = r.program_id AND d.referral_id = r.id AND d.kind = 'DENIED'
       ORDER BY decided_at DESC LIMIT 1) denied
     WHERE denied.decided_at >= r.window_closes_at OR r.first_contacted_at <= denied.decided_at))`;
const UNDER_WAY = `r.status IN ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY')
  AND r.moderation <> 'DENIED' AND r.window_closes_at > $2`;
const PASSED = 'r.window_closes_at <= $2';

/** What waits for people and is told by figures: `beside`, in this order. */
export const SCANNED_AS_WAITING = [
  'referrals.closedOnFlagged',
  'referrals.toAccept',
  'referrals.flagged',
  'referrals.toPlace',
  'referrals.withoutContact',
];

export async function scanOverview(tx: Tx): Promise<OverviewFigures> {
  type Counts = Omit<OverviewFigures, 'months' | 'funnel' | 'points'>;
  const [counts] = await tx.query<Counts[]>(
    `SELECT
       ARRAY[
         count(*) FILTER (WHERE r.closed_on_flag IS NOT NULL),
         count(*) FILTER (WHERE ${UNDER_WAY} AND r.moderation = 'PENDING'),
         count(*) FILTER (WHERE r.fraud_status = 'FLAGGED'),
         count(*) FILTER (WHERE r.status = 'DUPLICATE' AND r.reason_code = 'WAITS_FOR_PERSON'),
         count(*) FILTER (WHERE ${UNDER_WAY} AND r.first_contacted_at IS NULL)
       ]::int[] AS beside,
       count(*) FILTER (WHERE ${COUNTED} AND ${PASSED})::int AS matured,
       count(*) FILTER (WHERE ${COUNTED} AND ${PASSED} AND r.status = 'CONVERTED')::int AS converted,
       count(*) FILTER (WHERE ${COUNTED} AND NOT ${PASSED})::int AS "insideWindow"
     FROM referral r WHERE r.program_id = $1`,
    [tx.programId, tx.now],
  );
  const months = await tx.query<OverviewFigures['months'][number][]>(
    `SELECT to_char(r.submitted_on, 'YYYY-MM') AS month,
       count(*) FILTER (WHERE r.status = 'CONVERTED')::int AS converted, count(*)::int AS matured
     FROM referral r WHERE r.program_id = $1 AND ${COUNTED} AND ${PASSED}
     GROUP BY 1 ORDER BY 1 DESC LIMIT 12`,
    [tx.programId, tx.now],
  );
  const [points] = await tx.query<OverviewFigures['points'][]>(
    `SELECT
       coalesce(sum(points) FILTER (WHERE counter = 'issued'), 0)::bigint AS issued,
       coalesce(-sum(points) FILTER (WHERE counter = 'redeemed'), 0)::bigint AS spent,
       (SELECT coalesce(sum(balance), 0)::bigint FROM wallet
        WHERE program_id = $1 AND kind IN ('available', 'held')) AS outstanding
     FROM transfer WHERE program_id = $1`,
    [tx.programId],
  );
  if (!counts || !points) throw new Error('Nothing was counted.');
  return { ...counts, months: months.reverse(), funnel: funnelOf(await furthest(tx)), points };
}

async function furthest(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.query<{ place: number; referrals: number }[]>(
    `SELECT place, count(*)::int AS referrals FROM (
       SELECT CASE
         WHEN r.status = 'CONVERTED' THEN array_position($2::text[], r.status)
         WHEN r.moderation <> 'DENIED' AND r.step = ANY ($2) THEN array_position($2, r.step)
         WHEN r.step = 'LOST' AND EXISTS (
           SELECT FROM deal_link l
             JOIN deal ON deal.program_id = l.program_id AND deal.id = l.deal_id
            WHERE l.program_id = r.program_id AND l.referral_id = r.id AND deal.stage <> 'DELETED')
           THEN array_position($2, 'OPPORTUNITY')
         ELSE greatest(
           1,
           array_position($2, r.step),
           CASE r.moderation
             WHEN 'APPROVED' THEN array_position($2, 'ACCEPTED')
             WHEN 'DENIED' THEN (
               SELECT max(array_position($2, d.kind)) FROM referral_decision d
                WHERE d.program_id = r.program_id AND d.referral_id = r.id AND d.kind = 'ACCEPTED')
           END,
           (SELECT max(array_position($2, f.kind)) FROM referral_fact f
             WHERE f.program_id = r.program_id AND f.referral_id = r.id))
         END AS place
       FROM referral r WHERE r.program_id = $1 AND r.status <> 'DUPLICATE') AS came
     GROUP BY place`,
    [tx.programId, FUNNEL_STEPS],
  );
  return new Map(rows.map(({ place, referrals }) => [FUNNEL_STEPS[place - 1] ?? '', referrals]));
}

const KEY: Readonly<Record<ConversionGrouping | 'all', string>> = {
  all: `''`,
  month: `to_char(r.submitted_on, 'YYYY-MM')`,
  source: `coalesce(r.source_label, r.source)`,
};

/**
 * The deal's win is credited to the referral (R-W9): inside its window, or later where it is inside
 * of none, and to the first of those that could have it.
 */
const CREDITED = `NOT EXISTS (
    SELECT FROM referral_fact f WHERE f.program_id = r.program_id AND f.referral_id = r.id
      AND f.fact_id = 'known')
  AND d.closed_on >= r.submitted_on
  AND NOT EXISTS (
    SELECT FROM deal_link ol
      JOIN referral o ON o.program_id = ol.program_id AND o.id = ol.referral_id
     WHERE ol.program_id = d.program_id AND ol.deal_id = d.id AND o.id <> r.id
       AND o.status NOT IN ('DUPLICATE', 'WITHDRAWN') AND o.fraud_status <> 'CONFIRMED'
       AND o.moderation <> 'DENIED' AND d.closed_on >= o.submitted_on
       AND (d.closed_on <= o.submitted_on + o.window_days, r.submitted_at)
         > (d.closed_on <= r.submitted_on + r.window_days, o.submitted_at))`;

type CountRow = Omit<ConversionGroup['figures'], 'closeShare' | 'revenue' | 'revenueTooLarge'> & {
  readonly key: string;
  readonly maturedConverted: number;
};

export async function scanConversions(
  tx: Tx,
  by: ConversionGrouping | 'all',
): Promise<ConversionGroup[]> {
  const rows = await tx.query<CountRow[]>(
    `SELECT ${KEY[by]} AS key, count(*)::int AS referrals,
       count(*) FILTER (WHERE ${COUNTED} AND ${PASSED})::int AS matured,
       count(*) FILTER (WHERE ${COUNTED} AND r.status = 'CONVERTED')::int AS converted,
       count(*) FILTER (WHERE ${COUNTED} AND r.status = 'CONVERTED' AND ${PASSED})::int
         AS "maturedConverted",
       count(*) FILTER (WHERE r.won_outside_window)::int AS "wonOutsideWindow",
       count(*) FILTER (WHERE r.won_before_referral)::int AS "wonBeforeReferral",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY d.closed_on - r.submitted_on)
         FILTER (WHERE d.stage = 'WON') AS "medianDaysToWin"
     FROM referral r
     LEFT JOIN deal d ON d.program_id = r.program_id AND d.id = r.credited_deal_id
     WHERE r.program_id = $1 GROUP BY 1 ORDER BY 1`,
    [tx.programId, tx.now],
  );
  const revenue = await scanRevenue(tx, by);
  return rows.map(({ key, maturedConverted, ...counts }) => ({
    key,
    figures: {
      ...counts,
      closeShare: counts.matured === 0 ? null : maturedConverted / counts.matured,
      revenue: revenue.get(key) ?? [],
      revenueTooLarge: [],
    },
  }));
}

async function scanRevenue(tx: Tx, by: ConversionGrouping | 'all'): Promise<Map<string, Money[]>> {
  const rows = await tx.query<(Money & { key: string })[]>(
    `SELECT key, currency, sum(amount_minor)::bigint AS "amountMinor" FROM (
       SELECT DISTINCT ON (d.id) ${KEY[by]} AS key, d.currency, d.amount_minor
       FROM deal d
       JOIN deal_link l ON l.program_id = d.program_id AND l.deal_id = d.id
       JOIN referral r ON r.program_id = d.program_id AND r.id = l.referral_id
       WHERE d.program_id = $1 AND d.stage = 'WON' AND d.amount_minor > 0
         AND ${COUNTED} AND r.moderation <> 'DENIED' AND ${CREDITED}
       ORDER BY d.id, r.submitted_at, r.file_row, r.external_id, r.id
     ) won GROUP BY key, currency ORDER BY key, currency`,
    [tx.programId],
  );
  const found = new Map<string, Money[]>();
  for (const { key, ...money } of rows) found.set(key, [...(found.get(key) ?? []), money]);
  return found;
}
