import type { Money } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import type { ConversionGrouping } from './conversions.rules.js';

/** The figures of R-W7 over some referrals of the programme. */
export interface ConversionFigures {
  readonly referrals: number;
  /** counted, and their window has fully passed */
  readonly matured: number;
  readonly converted: number;
  readonly wonOutsideWindow: number;
  readonly wonBeforeReferral: number;
  /** converted ÷ matured; null where none has matured */
  readonly closeShare: number | null;
  /** days from submission to the won deal, over all that were won after it; null for none */
  readonly medianDaysToWin: number | null;
  /** of the won deals, one line a currency (R-M1) */
  readonly revenue: readonly Money[];
}

export interface ConversionGroup {
  readonly key: string;
  readonly figures: ConversionFigures;
}

const KEY: Readonly<Record<ConversionGrouping | 'all', string>> = {
  all: `''`,
  month: `to_char(r.submitted_on, 'YYYY-MM')`,
  source: `coalesce(r.source_label, r.source)`,
};

/** Not counted: duplicates, withdrawn, not accepted, confirmed frauds (R-W7). */
const COUNTED = `r.status NOT IN ('DUPLICATE', 'WITHDRAWN') AND r.moderation <> 'DENIED'
  AND r.fraud_status <> 'CONFIRMED'`;

interface CountRow extends Omit<ConversionFigures, 'closeShare' | 'revenue'> {
  readonly key: string;
  readonly maturedConverted: number;
}

/** The figures by group, in two statements whatever the number of referrals. */
export async function conversionFigures(
  tx: Tx,
  by: ConversionGrouping | 'all',
): Promise<ConversionGroup[]> {
  const rows = await tx.query<CountRow[]>(
    `SELECT ${KEY[by]} AS key, count(*)::int AS referrals,
       count(*) FILTER (WHERE ${COUNTED} AND r.window_closes_at <= $2)::int AS matured,
       count(*) FILTER (WHERE ${COUNTED} AND r.status = 'CONVERTED')::int AS converted,
       count(*) FILTER (WHERE ${COUNTED} AND r.status = 'CONVERTED' AND r.window_closes_at <= $2)::int
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
  const revenue = await revenueByKey(tx, by);
  return rows.map(({ key, maturedConverted, ...counts }) => ({
    key,
    figures: {
      ...counts,
      closeShare: counts.matured === 0 ? null : maturedConverted / counts.matured,
      revenue: revenue.get(key) ?? [],
    },
  }));
}

/** What won deals with a referral brought in; a deal of several referrals counts with one of them. */
async function revenueByKey(tx: Tx, by: ConversionGrouping | 'all'): Promise<Map<string, Money[]>> {
  const rows = await tx.query<(Money & { key: string })[]>(
    `SELECT key, currency, sum(amount_minor)::bigint AS "amountMinor" FROM (
       SELECT DISTINCT ON (d.id) ${KEY[by]} AS key, d.currency, d.amount_minor
       FROM deal d
       JOIN deal_link l ON l.program_id = d.program_id AND l.deal_id = d.id
       JOIN referral r ON r.program_id = d.program_id AND r.id = l.referral_id
       WHERE d.program_id = $1 AND d.stage = 'WON' AND d.amount_minor IS NOT NULL
       ORDER BY d.id, (r.credited_deal_id = d.id) DESC NULLS LAST, r.submitted_at, r.id
     ) won GROUP BY key, currency ORDER BY key, currency`,
    [tx.programId],
  );
  const found = new Map<string, Money[]>();
  for (const { key, ...money } of rows) found.set(key, [...(found.get(key) ?? []), money]);
  return found;
}

/** The figures of the whole programme; zeros where it has no referral. */
export async function conversionTotal(tx: Tx): Promise<ConversionFigures> {
  const [total] = await conversionFigures(tx, 'all');
  return (
    total?.figures ?? {
      referrals: 0,
      matured: 0,
      converted: 0,
      wonOutsideWindow: 0,
      wonBeforeReferral: 0,
      closeShare: null,
      medianDaysToWin: null,
      revenue: [],
    }
  );
}
