import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { CountedBy, Revenue } from './referral-figures.rules.js';

/** Where the revenue of a deal counts, as it is stored, and how it is sliced there. */
export interface StoredRevenue extends Revenue {
  readonly by: CountedBy;
}

interface RevenueRow {
  readonly dealId: Id;
  readonly referralId: Id;
  readonly amountMinor: number;
  readonly currency: string;
  readonly submittedOn: Day;
  readonly windowClosesAt: Date;
  readonly countedAs: string;
}

/** The revenue stored at these referrals, or of these deals: a link may be gone since. */
export async function storedRevenue(
  tx: Tx,
  referralIds: readonly Id[],
  dealIds: readonly Id[],
): Promise<StoredRevenue[]> {
  const rows = await tx.query<RevenueRow[]>(
    `SELECT v.deal_id AS "dealId", v.referral_id AS "referralId", v.amount_minor AS "amountMinor",
       v.currency, r.submitted_on AS "submittedOn", r.window_closes_at AS "windowClosesAt",
       coalesce(r.source_label, r.source) AS "countedAs"
     FROM deal_revenue v
     JOIN referral r ON r.program_id = v.program_id AND r.id = v.referral_id
     WHERE v.program_id = $1 AND v.deal_id IN (
       SELECT deal_id FROM deal_revenue WHERE program_id = $1 AND referral_id = ANY ($2::uuid[])
       UNION SELECT unnest($3::uuid[]))`,
    [tx.programId, referralIds, dealIds],
  );
  return rows.map(({ dealId, referralId, amountMinor, currency, ...by }) => ({
    dealId,
    referralId,
    amount: { amountMinor, currency },
    by,
  }));
}

/** Rewrites the stored revenue of the deals of `before` and `after`, where it differs. */
export async function keepRevenue(
  tx: Tx,
  before: readonly Revenue[],
  after: readonly Revenue[],
): Promise<void> {
  const was = new Map(before.map((each) => [each.dealId, each]));
  const is = new Set(after.map(({ dealId }) => dealId));
  const gone = [...was.keys()].filter((dealId) => !is.has(dealId));
  const told = after.filter((each) => !isSameRevenue(was.get(each.dealId), each));
  if (gone.length > 0) {
    await tx.query(
      'DELETE FROM deal_revenue WHERE program_id = $1 AND deal_id = ANY ($2::uuid[])',
      [tx.programId, gone],
    );
  }
  if (told.length > 0) {
    await tx.query(
      `INSERT INTO deal_revenue (program_id, deal_id, referral_id, amount_minor, currency)
       SELECT $1, n."dealId", n."referralId", n."amountMinor", n.currency
       FROM jsonb_to_recordset($2::jsonb) AS n ("dealId" uuid, "referralId" uuid,
         "amountMinor" bigint, currency text)
       ON CONFLICT (program_id, deal_id) DO UPDATE SET referral_id = excluded.referral_id,
         amount_minor = excluded.amount_minor, currency = excluded.currency`,
      [tx.programId, JSON.stringify(told.map(({ amount, ...ids }) => ({ ...ids, ...amount })))],
    );
  }
}

function isSameRevenue(before: Revenue | undefined, after: Revenue): boolean {
  return (
    before?.referralId === after.referralId &&
    before.amount.amountMinor === after.amount.amountMinor &&
    before.amount.currency === after.amount.currency
  );
}
