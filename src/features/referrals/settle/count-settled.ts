import type { Tx } from '../../../platform/database/index.js';
import { CellSum, recordFigures } from '../../measures/index.js';
import type { DecidedReferral } from '../decide/index.js';
import { keepRevenue } from './deal-revenue.queries.js';
import type { LoadedGroup, StoredReferral } from './referral-group.queries.js';
import {
  cellsOfReferral,
  cellsOfRevenue,
  revenueOf,
  type CountedBy,
  type FiguredReferral,
  type ReferralFigures,
} from './referral-figures.rules.js';

/** A referral of a settlement; all of it is locked. */
export interface Counted {
  readonly before: StoredReferral;
  readonly after: DecidedReferral;
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

/** Records the change of the figures by a settled group, and where each deal's revenue counts. */
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
  await countRevenue(tx, group, settled, sum);
  await recordFigures(tx, sum.cells);
}

/** The same for referrals that were decided before they were stored: they have no deal. */
export async function countFresh(
  tx: Tx,
  referrals: readonly { readonly by: CountedBy; readonly referral: FiguredReferral }[],
): Promise<void> {
  const sum = new CellSum();
  for (const { by, referral } of referrals) sum.add(cellsOfReferral(by, referral));
  await recordFigures(tx, sum.cells);
}

/** R-D7: referrals that are no longer here, and what was won with them, are in no figure. */
export async function uncount(
  tx: Tx,
  group: LoadedGroup,
  gone: readonly StoredReferral[],
): Promise<void> {
  const ids = new Set(gone.map(({ input }) => input.id));
  const revenue = group.revenue.filter(({ referralId }) => ids.has(referralId));
  const sum = new CellSum();
  for (const referral of gone) sum.add(cellsOfReferral(countedBy(referral), referral), -1);
  for (const { by, amount } of revenue) sum.add(cellsOfRevenue(by, amount), -1);
  await recordFigures(tx, sum.cells);
  // What is credited to another of its referrals counts there when that one is settled.
  await keepRevenue(tx, revenue, []);
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
  const decided = new Map(
    settled.map(({ before, after: each, figures }) => [before.input.id, { ...each, ...figures }]),
  );
  const after = revenueOf(group.deals, inputs, decided);
  for (const { by, amount } of group.revenue) sum.add(cellsOfRevenue(by, amount), -1);
  for (const { referralId, amount } of after) {
    const referral = stored.get(referralId);
    if (!referral) throw new Error('Revenue counts at a referral of another group.');
    sum.add(cellsOfRevenue(countedBy(referral), amount));
  }
  await keepRevenue(tx, group.revenue, after);
}
