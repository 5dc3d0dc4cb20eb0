import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import { windowSide, type WindowSide } from './conversion-window.rules.js';
import { splitInForce, splitPoints } from './deal-split.rules.js';
import type { DealInput, ReferralInput } from './referral-group.rules.js';
import type { LinkedDeal } from './referral-standing.rules.js';

/**
 * The relation of a won deal to one of its referrals: its conversion (R-W1), a later win (R-W4), a
 * sale from before it (R-W10), or credited to others, of which the first was submitted earlier or
 * not (R-W9).
 */
export type Credit =
  | { readonly kind: 'CONVERTED'; readonly percent: number; readonly points: Points }
  | { readonly kind: 'LATE_WIN' }
  | { readonly kind: 'BEFORE' }
  | { readonly kind: 'ELSEWHERE'; readonly isEarlier: boolean };

/** A referral that a deal may be credited to. */
export interface Candidate {
  readonly referral: ReferralInput;
  /** denied or a confirmed fraud: credited only where there is no other */
  readonly isRejected: boolean;
}

interface SidedCandidate extends Candidate {
  readonly side: WindowSide;
}

/**
 * R-W9: who gets the credit for a won deal. `candidates` are in the order of submission, without
 * duplicates, withdrawn ones and those whose company was known before.
 */
export function creditDeal(
  deal: DealInput,
  closedOn: Day,
  candidates: readonly Candidate[],
): Map<Id, Credit> {
  const sided = candidates.map((candidate) => ({
    ...candidate,
    side: sideOf(candidate, closedOn),
  }));
  const credits = new Map<Id, Credit>();
  const inside = sided.filter(({ side }) => side === 'INSIDE');
  creditInside(deal, closedOn, inside, credits);
  if (inside.length === 0) {
    const late = firstOf(sided.filter(({ side }) => side === 'AFTER'));
    if (late) credits.set(late.referral.id, { kind: 'LATE_WIN' });
  }
  const firstCredited = sided.findIndex(({ referral }) => credits.has(referral.id));
  sided.forEach(({ referral, side }, order) => {
    if (side === 'BEFORE') credits.set(referral.id, { kind: 'BEFORE' });
    else if (!credits.has(referral.id)) {
      credits.set(referral.id, { kind: 'ELSEWHERE', isEarlier: firstCredited < order });
    }
  });
  return credits;
}

/**
 * The result of `creditDeal` for one of the candidates. It stops at the first that takes the
 * credit, so that calling it for each of many referrals does not cost their square.
 */
export function creditKind(
  deal: DealInput,
  closedOn: Day,
  candidates: Iterable<Candidate>,
  referral: ReferralInput,
): Credit['kind'] | null {
  const side = windowSide(referral.submittedOn, referral.windowDays, closedOn);
  if (side === 'BEFORE') return side;
  if (deal.splits.length > 0) {
    return creditDeal(deal, closedOn, [...candidates]).get(referral.id)?.kind ?? null;
  }
  const { inside, after } = firstOfEachSide(closedOn, candidates);
  if (inside !== null) return inside.referral.id === referral.id ? 'CONVERTED' : 'ELSEWHERE';
  return after?.referral.id === referral.id ? 'LATE_WIN' : 'ELSEWHERE';
}

function firstOfEachSide(
  closedOn: Day,
  candidates: Iterable<Candidate>,
): { readonly inside: Candidate | null; readonly after: Candidate | null } {
  let inside: Candidate | null = null;
  let after: Candidate | null = null;
  for (const candidate of candidates) {
    const where = sideOf(candidate, closedOn);
    if (where === 'INSIDE') inside = better(inside, candidate);
    if (where === 'AFTER') after = better(after, candidate);
    if (inside?.isRejected === false) break;
  }
  return { inside, after };
}

/** The first; one that is rejected gives way to the first that is not. */
function better(found: Candidate | null, next: Candidate): Candidate {
  if (found === null) return next;
  return found.isRejected && !next.isRejected ? next : found;
}

function sideOf({ referral }: Candidate, closedOn: Day): WindowSide {
  return windowSide(referral.submittedOn, referral.windowDays, closedOn);
}

function creditInside(
  deal: DealInput,
  closedOn: Day,
  inside: readonly SidedCandidate[],
  credits: Map<Id, Credit>,
): void {
  const first = firstOf(inside);
  if (!first) return;
  if (!creditSplit(deal, closedOn, inside, credits)) {
    const points = first.referral.conversionPoints;
    credits.set(first.referral.id, { kind: 'CONVERTED', percent: 100, points });
  }
}

/** False where no split is in force for referrals whose window contains the day. */
function creditSplit(
  deal: DealInput,
  closedOn: Day,
  inside: readonly SidedCandidate[],
  credits: Map<Id, Credit>,
): boolean {
  const zone = inside[0]?.referral.timeZone;
  if (deal.splits.length === 0 || zone === undefined) return false;
  const shares = splitInForce(deal.splits, closedOn, zone)?.shares ?? [];
  const parts = inside.flatMap(({ referral: { id, conversionPoints } }) =>
    shares
      .filter(({ referralId }) => referralId === id)
      .map(({ percent }) => ({ referralId: id, conversionPoints, percent })),
  );
  const points = splitPoints(parts);
  for (const { referralId, percent } of parts) {
    credits.set(referralId, { kind: 'CONVERTED', percent, points: points.get(referralId) ?? 0 });
  }
  return parts.length > 0;
}

function firstOf(candidates: readonly SidedCandidate[]): SidedCandidate | undefined {
  return candidates.find(({ isRejected }) => !isRejected) ?? candidates[0];
}

/** A won deal and what it is to the referral. */
export interface CreditedDeal {
  readonly deal: LinkedDeal;
  readonly closedOn: Day;
  readonly credit: Credit;
}

/**
 * The deal that counts where several are credited to one referral: the largest part, then the
 * earliest day, so that a referral nets to one award (R-W5).
 */
export function bestCredit(
  credited: readonly CreditedDeal[],
  kind: Credit['kind'],
): CreditedDeal | null {
  let best: CreditedDeal | null = null;
  for (const each of credited) {
    if (each.credit.kind === kind && (best === null || isBetter(each, best))) best = each;
  }
  return best;
}

function isBetter(left: CreditedDeal, right: CreditedDeal): boolean {
  const more = percentOf(left.credit) - percentOf(right.credit);
  if (more !== 0) return more > 0;
  if (left.closedOn !== right.closedOn) return left.closedOn < right.closedOn;
  return left.deal.id < right.deal.id;
}

function percentOf(credit: Credit): number {
  return credit.kind === 'CONVERTED' ? credit.percent : 100;
}
