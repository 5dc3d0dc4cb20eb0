import { daysBetween, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
import { dealState } from '../../deals/index.js';
import type { Cell } from '../../measures/index.js';
import {
  compareSubmissions,
  IN_PROGRESS,
  waitsForPlace,
  type DealInput,
  type DecidedReferral,
  type ReferralDecision,
  type ReferralInput,
  type ReferralProjection,
  type ReferralStatus,
} from '../decide/index.js';

/** The steps of a referral up to a sale, in order. */
export const FURTHEST_STEPS = [
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
  'CONVERTED',
] as const satisfies readonly ReferralStatus[];
export type FurthestStep = (typeof FURTHEST_STEPS)[number];

/** What the figures need of a referral beside its projection; stored with it, as decided. */
export interface ReferralFigures {
  /** whether it belongs to the population of R-W7, its window aside */
  readonly counted: boolean;
  /** how far it came, whatever became of it later */
  readonly furthest: FurthestStep;
  /** the day of the win that is credited to it, inside its window or later */
  readonly wonOn: Day | null;
}

/** What a referral is counted by: it never changes. */
export interface CountedBy {
  readonly submittedOn: Day;
  readonly windowClosesAt: Date;
  /** what a file calls its source, else how it came in */
  readonly countedAs: string;
}

export type FiguredReferral = ReferralFigures &
  Pick<
    ReferralProjection,
    | 'status'
    | 'reasonCode'
    | 'moderation'
    | 'fraudStatus'
    | 'firstContactedAt'
    | 'closedOnFlag'
    | 'wonOutsideWindow'
    | 'wonBeforeReferral'
  >;

/** `inTalks`: see `referralsInTalks`. */
export function figuresOf(
  referral: ReferralInput,
  after: DecidedReferral,
  inTalks: ReadonlySet<Id>,
): ReferralFigures {
  return {
    counted: isCounted(referral, after),
    furthest: furthestOf(referral, after, inTalks.has(referral.id)),
    wonOn: after.creditedDealId === null ? null : after.because.closedOn,
  };
}

/** Before it is decided together with others. */
export const UNDECIDED_FIGURES: ReferralFigures = {
  counted: true,
  furthest: 'SUBMITTED',
  wonOn: null,
};

/** R-W7: nobody improves the share by denying one that sales worked on, or whose window ended. */
function isCounted(referral: ReferralInput, after: DecidedReferral): boolean {
  if (after.status === 'DUPLICATE' || after.status === 'WITHDRAWN') return false;
  if (after.fraudStatus === 'CONFIRMED') return false;
  if (after.moderation !== 'DENIED') return true;
  const deniedAt = newestDenial(referral.decisions);
  if (deniedAt === null || deniedAt >= referral.windowClosesAt) return true;
  return after.firstContactedAt !== null && after.firstContactedAt <= deniedAt;
}

function newestDenial(decisions: readonly ReferralDecision[]): Date | null {
  let newest: Date | null = null;
  for (const { kind, decidedAt } of decisions) {
    if (kind === 'DENIED' && (newest === null || decidedAt > newest)) newest = decidedAt;
  }
  return newest;
}

/**
 * The step counts for a referral under way, or whose window has ended. One that is lost,
 * unqualified, withdrawn or denied has no such step any more: then its earlier facts and decisions
 * count, and the deals of a lost one show that there were sales talks.
 */
function furthestOf(
  referral: ReferralInput,
  after: DecidedReferral,
  isInTalks: boolean,
): FurthestStep {
  if (after.status === 'CONVERTED') return 'CONVERTED';
  const own = stepNamed(after.step);
  if (own !== null && after.moderation !== 'DENIED') return own;
  if (after.step === 'LOST' && isInTalks) return 'OPPORTUNITY';
  const told = referral.facts.map(({ kind }) => stepNamed(kind));
  const wasAccepted =
    after.moderation === 'APPROVED' ||
    (after.moderation === 'DENIED' && referral.decisions.some(({ kind }) => kind === 'ACCEPTED'));
  return furthestAmong([own, wasAccepted ? 'ACCEPTED' : null, ...told]);
}

function stepNamed(name: string): FurthestStep | null {
  return FURTHEST_STEPS.find((step) => step === name) ?? null;
}

function furthestAmong(steps: readonly (FurthestStep | null)[]): FurthestStep {
  let place = 0;
  for (const step of steps) {
    if (step !== null) place = Math.max(place, FURTHEST_STEPS.indexOf(step));
  }
  return FURTHEST_STEPS[place] ?? 'SUBMITTED';
}

/** The referrals that are linked with a deal, whatever became of it. */
export function referralsInTalks(deals: readonly DealInput[]): Set<Id> {
  const inTalks = new Set<Id>();
  for (const { facts, referralIds } of deals) {
    const state = dealState(facts);
    if (state === null || state.stage === 'DELETED') continue;
    for (const id of referralIds) inTalks.add(id);
  }
  return inTalks;
}

/** Under way, or at the end of its window: reading the figure decides which of the two. */
function waits({ status, moderation }: FiguredReferral): boolean {
  return moderation !== 'DENIED' && (status === 'EXPIRED' || IN_PROGRESS.has(status));
}

/** What one referral contributes to the figures (`referral.measures.ts`). */
export function cellsOfReferral(by: CountedBy, referral: FiguredReferral): Cell[] {
  const { submittedOn: day, windowClosesAt: closesAt, countedAs: key } = by;
  const cells: Cell[] = [];
  const sliced = (measure: string, more: Pick<Cell, 'closesAt'>): void => {
    cells.push({ measure, slice: 'day', day, value: 1, ...more });
    cells.push({ measure, slice: 'source', key, value: 1, ...more });
  };
  sliced('referrals', {});
  if (referral.counted) {
    sliced('referrals.counted', { closesAt });
    if (referral.status === 'CONVERTED') sliced('referrals.converted', { closesAt });
  }
  if (referral.wonOutsideWindow) sliced('referrals.wonOutsideWindow', {});
  if (referral.wonBeforeReferral) sliced('referrals.wonBeforeReferral', {});
  if (referral.wonOn !== null) cells.push(...cellsOfWin(by, referral.wonOn));
  if (referral.status !== 'DUPLICATE') {
    const { furthest: part } = referral;
    cells.push({ measure: 'referrals.furthest', slice: 'all', part, value: 1 });
  }
  if (waits(referral)) cells.push(...cellsOfWaiting(closesAt, referral));
  cells.push(...cellsOfQuestions(referral));
  return cells;
}

/** What a person has to look at, whatever the window. */
function cellsOfQuestions(referral: FiguredReferral): Cell[] {
  const cells: Cell[] = [];
  const ask = (measure: string): number => cells.push({ measure, slice: 'all', value: 1 });
  if (referral.closedOnFlag !== null) ask('referrals.closedOnFlagged');
  if (waitsForPlace(referral)) ask('referrals.toPlace');
  if (referral.fraudStatus === 'FLAGGED') ask('referrals.flagged');
  return cells;
}

function cellsOfWaiting(closesAt: Date, referral: FiguredReferral): Cell[] {
  const waiting = (measure: string): Cell => ({ measure, slice: 'all', closesAt, value: 1 });
  return [
    ...(referral.firstContactedAt === null ? [waiting('referrals.withoutContact')] : []),
    ...(referral.moderation === 'PENDING' ? [waiting('referrals.toAccept')] : []),
  ];
}

function cellsOfWin({ submittedOn, countedAs }: CountedBy, wonOn: Day): Cell[] {
  const part = String(daysBetween(submittedOn, wonOn));
  const cell = { measure: 'referrals.daysToWin', part, value: 1 };
  return [
    { ...cell, slice: 'all' },
    { ...cell, slice: 'month', day: monthOf(submittedOn) },
    { ...cell, slice: 'source', key: countedAs },
  ];
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 8)}01` as Day;
}

/** What a won deal brought in, at the referral where it counts. */
export interface Revenue {
  readonly dealId: Id;
  readonly referralId: Id;
  readonly amount: Money;
}

export function cellsOfRevenue({ submittedOn, countedAs }: CountedBy, amount: Money): Cell[] {
  const { currency: part, amountMinor: value } = amount;
  return [
    { measure: 'revenue', slice: 'month', day: monthOf(submittedOn), part, value },
    { measure: 'revenue', slice: 'source', key: countedAs, part, value },
  ];
}

/** What is decided of a referral, as far as revenue depends on it. */
export type Credited = Pick<DecidedReferral, 'creditedDealIds' | 'moderation'> &
  Pick<ReferralFigures, 'counted'>;

/**
 * A won deal is revenue where it is credited to a referral that counts and was not denied (R-W7,
 * R-W10): neither what was won before the referral, nor what a duplicate or a customer's referral
 * is linked with. A deal that is split counts once, with the first of its referrals.
 */
export function revenueOf(
  deals: readonly DealInput[],
  referrals: ReadonlyMap<Id, ReferralInput>,
  decided: ReadonlyMap<Id, Credited>,
): Revenue[] {
  return deals.flatMap(({ id: dealId, facts, referralIds }) => {
    const state = dealState(facts);
    if (state === null || state.stage !== 'WON' || state.amount === null) return [];
    const [first] = referralIds
      .flatMap((id) => referrals.get(id) ?? [])
      .filter(({ id }) => bringsRevenue(decided.get(id), dealId))
      .toSorted(compareSubmissions);
    return first === undefined ? [] : [{ dealId, referralId: first.id, amount: state.amount }];
  });
}

function bringsRevenue(decided: Credited | undefined, dealId: Id): boolean {
  return (
    decided !== undefined &&
    decided.counted &&
    decided.moderation !== 'DENIED' &&
    decided.creditedDealIds.includes(dealId)
  );
}
