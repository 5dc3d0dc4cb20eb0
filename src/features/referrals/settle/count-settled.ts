import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { CellSum, tellFigures } from '../../measures/index.js';
import type { ReferralProjection } from '../decide/index.js';
import type { LoadedGroup, StoredReferral } from './referral-group.queries.js';
import {
  cellsOfReferral,
  cellsOfRevenue,
  revenueOf,
  type CountedBy,
  type FiguredReferral,
  type ReferralFigures,
  type Revenue,
} from './referral-figures.rules.js';

/** A referral of a settlement; all of it is locked. */
export interface Counted {
  readonly before: StoredReferral;
  readonly after: ReferralProjection;
  readonly figures: ReferralFigures;
  /** inserted in this transaction: it contributed nothing before */
  readonly isNew: boolean;
}

export function haveSameFigures(before: ReferralFigures, after: ReferralFigures): boolean {
  return (
    before.counted === after.counted &&
    before.furthest === after.furthest &&
    before.wonOn === after.wonOn
  );
}

/** Tells the figures what a settlement makes of a group, and keeps where each deal's revenue counts. */
export async function countSettled(
  tx: Tx,
  group: LoadedGroup,
  settled: readonly Counted[],
): Promise<void> {
  const sum = new CellSum();
  for (const { before, after, figures, isNew } of settled) {
    if (!isNew) sum.add(cellsOfReferral(countedBy(before), before), -1);
    sum.add(cellsOfReferral(countedBy(before), { ...after, ...figures }));
  }
  if (group.deals.length > 0) await countRevenue(tx, group, settled, sum);
  await tellFigures(tx, sum.cells);
}

/** The same for referrals that were decided before they were stored: they have no deal. */
export async function countFresh(
  tx: Tx,
  referrals: readonly { readonly by: CountedBy; readonly referral: FiguredReferral }[],
): Promise<void> {
  const sum = new CellSum();
  for (const { by, referral } of referrals) sum.add(cellsOfReferral(by, referral));
  await tellFigures(tx, sum.cells);
}

function countedBy({ input, countedAs }: StoredReferral): CountedBy {
  const { submittedOn, windowClosesAt } = input;
  return { submittedOn, windowClosesAt, countedAs };
}

async function countRevenue(
  tx: Tx,
  group: LoadedGroup,
  settled: readonly Counted[],
  sum: CellSum,
): Promise<void> {
  const stored = new Map(settled.map(({ before }) => [before.input.id, before]));
  const inputs = new Map(settled.map(({ before: { input } }) => [input.id, input]));
  const decided = new Map(settled.map(({ before, after }) => [before.input.id, after]));
  const after = revenueOf(group.deals, inputs, decided);
  const add = ({ referralId, amount }: Revenue, times: number): void => {
    const referral = stored.get(referralId);
    if (!referral) throw new Error('Revenue counts at a referral of another group.');
    sum.add(cellsOfRevenue(countedBy(referral), amount), times);
  };
  for (const each of group.revenue) add(each, -1);
  for (const each of after) add(each, 1);
  await keepRevenue(tx, differences(group.revenue, after));
}

interface RevenueOfLink {
  readonly dealId: Id;
  readonly referralId: Id;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

/** What each link that differs is to say. */
export function differences(
  before: readonly Revenue[],
  after: readonly Revenue[],
): RevenueOfLink[] {
  const keyOf = ({ dealId, referralId, amount }: Revenue): string =>
    [dealId, referralId, amount.currency, amount.amountMinor].join();
  const was = new Set(before.map(keyOf));
  const is = new Set(after.map(keyOf));
  const changed = new Map<string, RevenueOfLink>();
  for (const each of before) {
    if (is.has(keyOf(each))) continue;
    const { dealId, referralId } = each;
    changed.set(`${dealId},${referralId}`, {
      dealId,
      referralId,
      amountMinor: null,
      currency: null,
    });
  }
  for (const each of after) {
    if (was.has(keyOf(each))) continue;
    const { dealId, referralId, amount } = each;
    changed.set(`${dealId},${referralId}`, { dealId, referralId, ...amount });
  }
  return [...changed.values()];
}

async function keepRevenue(tx: Tx, links: readonly RevenueOfLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx.query(
    `UPDATE deal_link l SET revenue_minor = n."amountMinor", revenue_currency = n.currency
     FROM jsonb_to_recordset($2::jsonb) AS n ("dealId" uuid, "referralId" uuid,
       "amountMinor" bigint, currency text)
     WHERE l.program_id = $1 AND l.deal_id = n."dealId" AND l.referral_id = n."referralId"`,
    [tx.programId, JSON.stringify(links)],
  );
}
