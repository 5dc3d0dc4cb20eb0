import type { Id } from '../../../kernel/ids.js';
import { compareText, dealState } from '../../deals/index.js';
import { creditDeal, type Candidate, type CreditedDeal } from './deal-credit.rules.js';
import type { DealInput, ReferralGroup, ReferralInput } from './referral-group.rules.js';
import {
  isRejected,
  isWithdrawn,
  standing,
  wasKnownBefore,
  type LinkedDeal,
} from './referral-standing.rules.js';

/** R-W6: why a referral does not hold the place of its person. */
export interface Displacement {
  readonly duplicateOf: Id;
  /** told late: it would displace the other, which was accepted, and waits for a person */
  readonly waits: boolean;
}

/** A group in the order of submission, with the places that are decided so far. */
export interface Scene {
  readonly referrals: readonly ReferralInput[];
  readonly deals: readonly DealInput[];
  readonly displaced: Map<Id, Displacement>;
}

/** R-W6, R-W9: the first by `submittedAt`; where two came at one moment, by id. */
export function sceneOf(group: ReferralGroup): Scene {
  const { referrals, deals } = group;
  return {
    referrals: referrals.length < 2 ? referrals : referrals.toSorted(compareSubmissions),
    deals,
    displaced: new Map(),
  };
}

function compareSubmissions(left: ReferralInput, right: ReferralInput): number {
  return left.submittedAt.getTime() - right.submittedAt.getTime() || compareText(left.id, right.id);
}

/** The deals of a referral as their facts stand; those without a fact and deleted ones are none. */
export function linkedDeals(scene: Scene, referralId: Id, asOf: Date | null): LinkedDeal[] {
  const linked: LinkedDeal[] = [];
  for (const deal of scene.deals) {
    if (!deal.referralIds.includes(referralId)) continue;
    const state = dealState(deal.facts, asOf);
    if (state !== null && state.stage !== 'DELETED') linked.push({ id: deal.id, state });
  }
  return linked;
}

/** What each won deal of `linked` is to the referral (R-W9), as of a moment or now. */
export function creditsOf(
  scene: Scene,
  referralId: Id,
  linked: readonly LinkedDeal[],
  asOf: Date | null,
): CreditedDeal[] {
  const credits: CreditedDeal[] = [];
  for (const deal of linked) {
    const { stage, closedOn } = deal.state;
    const input = scene.deals.find(({ id }) => id === deal.id);
    if (stage !== 'WON' || closedOn === null || input === undefined) continue;
    const credit = creditDeal(input, closedOn, candidates(scene, input, asOf)).get(referralId);
    if (credit) credits.push({ deal, closedOn, credit });
  }
  return credits;
}

function candidates(scene: Scene, deal: DealInput, asOf: Date | null): Candidate[] {
  const found: Candidate[] = [];
  for (const referral of scene.referrals) {
    if (scene.displaced.has(referral.id) || !deal.referralIds.includes(referral.id)) continue;
    const stands = standing(referral, asOf);
    if (isWithdrawn(stands) || wasKnownBefore(stands)) continue;
    found.push({ referral, isRejected: isRejected(stands) });
  }
  return found;
}

/**
 * The deals that speak for a referral's milestone: not those that ended before it, and not those
 * whose win is credited to others.
 */
export function speakingDeals(
  referral: ReferralInput,
  linked: readonly LinkedDeal[],
  credits: readonly CreditedDeal[],
): LinkedDeal[] {
  return linked.filter(({ id, state }) => {
    const kind = credits.find(({ deal }) => deal.id === id)?.credit.kind;
    if (kind === 'ELSEWHERE') return false;
    return state.closedOn === null || state.closedOn >= referral.submittedOn;
  });
}
