import type { SalesReport } from '../sample-referral.js';
import type { ReferralStep } from '../../features/referrals/index.js';
import { between, pick, type Draw } from './seeded.rules.js';

/** What becomes of a referral; `days`: from its submission to the day on which its deal closed. */
export type Fate =
  | { readonly kind: 'WON' | 'WON_LATE' | 'TAKEN_BACK'; readonly days: number }
  | { readonly kind: 'LOST' | 'UNQUALIFIED' | 'UNDER_WAY' };

/** With those of the story half of all wins took less than 41 days, and half more. */
const WON_DAYS = [
  11, 15, 17, 19, 22, 24, 25, 27, 29, 30, 32, 34, 35, 37, 38, 40, 41, 41, 41, 43, 44, 46, 47, 49,
  51, 52, 54, 56, 58, 59,
];
const WON_SOON_DAYS = [9, 12, 14, 16, 18, 21, 23, 26, 28, 31, 33, 36];
const WON_LATE_DAYS = [61, 62, 63, 64, 66, 68, 71, 74, 77, 80, 84, 89, 95];
const TAKEN_BACK_DAYS = [33, 47];

const won = (days: readonly number[], kind: 'WON' | 'WON_LATE' | 'TAKEN_BACK' = 'WON'): Fate[] =>
  days.map((each) => ({ kind, days: each }));
const times = (count: number, kind: 'LOST' | 'UNQUALIFIED'): Fate[] =>
  Array.from({ length: count }, () => ({ kind }));

/** 90 whose window has passed: 30 converted in it; 27 ended it under way. */
export const PASSED = {
  count: 90,
  ended: [
    ...won(WON_DAYS),
    ...won(WON_LATE_DAYS, 'WON_LATE'),
    ...won(TAKEN_BACK_DAYS, 'TAKEN_BACK'),
    ...times(12, 'LOST'),
    ...times(6, 'UNQUALIFIED'),
  ],
} as const;

/** 72 inside their window. */
export const OPEN = {
  count: 72,
  ended: [...won(WON_SOON_DAYS), ...times(6, 'LOST'), ...times(3, 'UNQUALIFIED')],
} as const;

/** How many days a fate needs behind its submission. */
export function daysNeeded(fate: Fate): number {
  switch (fate.kind) {
    case 'LOST':
      return 16;
    case 'UNQUALIFIED':
      return 6;
    case 'UNDER_WAY':
      return 0;
    case 'TAKEN_BACK':
      return fate.days + 25;
    case 'WON':
    case 'WON_LATE':
      return fate.days + 1;
  }
}

const LOST_BECAUSE = ['NO_BUDGET', 'NO_INTEREST', 'COMPETITOR', 'NOT_REACHABLE'];

/** `workday`: the day on which sales does what is due on a day, never on a weekend. */
export interface FatePlan {
  readonly submitted: number;
  readonly fate: Fate;
  readonly workday: (ago: number) => number;
  readonly draw: Draw;
}

/** What sales reports of a referral, in its order. */
export function reportsOf(plan: FatePlan): SalesReport[] {
  const { submitted, fate, workday, draw } = plan;
  if (submitted === 1) return [];
  const contact: SalesReport = { ago: workday(submitted - between(draw, 1, 2)), contact: true };
  const step = (after: number, to: ReferralStep, reason?: string): SalesReport => ({
    ago: workday(submitted - after),
    step: to,
    ...(reason === undefined ? {} : { reason }),
  });
  switch (fate.kind) {
    case 'UNDER_WAY':
      return underWay(plan, contact, step);
    case 'LOST':
      return [contact, step(6, 'QUALIFIED'), step(15, 'LOST', pick(draw, LOST_BECAUSE))];
    case 'UNQUALIFIED':
      return [contact, step(5, 'UNQUALIFIED', 'NOT_A_FIT')];
    case 'WON':
    case 'WON_LATE':
    case 'TAKEN_BACK':
      return [contact, ...sold(plan, fate, step)];
  }
}

function underWay(
  { submitted, draw }: FatePlan,
  contact: SalesReport,
  step: (after: number, to: ReferralStep) => SalesReport,
): SalesReport[] {
  if (submitted <= 4) return draw() < 0.35 ? [contact] : [];
  const told = [contact];
  if (submitted > 9 && draw() < 0.85) told.push(step(between(draw, 5, 8), 'QUALIFIED'));
  if (submitted > 20 && draw() < 0.6) told.push(step(between(draw, 12, 17), 'MEETING'));
  if (submitted > 34 && draw() < 0.4) told.push(step(between(draw, 24, 31), 'OPPORTUNITY'));
  return told;
}

function sold(
  { submitted, draw, workday }: FatePlan,
  { kind, days }: Extract<Fate, { days: number }>,
  step: (after: number, to: ReferralStep) => SalesReport,
): SalesReport[] {
  const amount = between(draw, 12, 160) * 50_000;
  const closed = submitted - days;
  const deal = (stage: 'OPEN' | 'WON', ago: number): SalesReport => ({ ago, deal: stage, amount });
  return [
    step(Math.round(days * 0.25), 'QUALIFIED'),
    ...(draw() < 0.6 ? [step(Math.round(days * 0.4), 'MEETING')] : []),
    deal('OPEN', workday(submitted - Math.round(days * 0.6))),
    // On the last days of a window nobody waits for Monday.
    { ...deal('WON', days > 56 && days < 61 ? closed : workday(closed)), closed },
    ...(kind === 'TAKEN_BACK' ? [{ ago: workday(closed - 20), deal: 'LOST' as const }] : []),
  ];
}
