import type { Id } from '../../../kernel/ids.js';
import {
  creditDeal,
  creditKind,
  type Candidate,
  type Credit,
  type CreditedDeal,
} from './deal-credit.rules.js';
import type { ReferralInput } from './referral-group.rules.js';
import { currentStanding, type Scene, type SceneDeal } from './referral-scene.rules.js';
import {
  isRejected,
  isWithdrawn,
  standing,
  wasKnownBefore,
  type LinkedDeal,
  type Standing,
} from './referral-standing.rules.js';

/** R-W9: what each won deal of the scene is to its referrals, once their places are decided. */
export function creditDeals(scene: Scene): Map<Id, CreditedDeal[]> {
  const credits = new Map<Id, CreditedDeal[]>();
  for (const deal of scene.deals) {
    const { now } = deal;
    if (now === null || now.state.stage !== 'WON' || now.state.closedOn === null) continue;
    const { closedOn } = now.state;
    const candidates = [...candidatesOf(scene, deal, null)];
    for (const [referralId, credit] of creditDeal(deal.input, closedOn, candidates)) {
      const credited = { deal: now, closedOn, credit };
      const found = credits.get(referralId);
      if (found) found.push(credited);
      else credits.set(referralId, [credited]);
    }
  }
  return credits;
}

/** What the won deals of one referral were to it at a moment, by the places decided so far. */
export function creditKindsAt(
  scene: Scene,
  referral: ReferralInput,
  linked: readonly { readonly deal: SceneDeal; readonly linked: LinkedDeal }[],
  at: Date,
): Map<Id, Credit['kind']> {
  const kinds = new Map<Id, Credit['kind']>();
  if (candidateOf(scene, referral, standing(referral, at)) === null) return kinds;
  for (const { deal, linked: stood } of linked) {
    const { stage, closedOn } = stood.state;
    if (stage !== 'WON' || closedOn === null) continue;
    const kind = creditKind(deal.input, closedOn, candidatesOf(scene, deal, at), referral);
    if (kind !== null) kinds.set(stood.id, kind);
  }
  return kinds;
}

function* candidatesOf(scene: Scene, deal: SceneDeal, at: Date | null): Generator<Candidate> {
  for (const referral of deal.referrals) {
    const stands = at === null ? currentStanding(scene, referral) : standing(referral, at);
    const candidate = candidateOf(scene, referral, stands);
    if (candidate !== null) yield candidate;
  }
}

/** Null for duplicates, withdrawn ones and those whose company was known before. */
function candidateOf(scene: Scene, referral: ReferralInput, stands: Standing): Candidate | null {
  if (scene.displaced.has(referral.id) || isWithdrawn(stands) || wasKnownBefore(stands))
    return null;
  return { referral, isRejected: isRejected(stands) };
}

/**
 * The deals that decide a referral's milestone: not those that ended before it, and not those whose
 * win is credited to others.
 */
export function speakingDeals(
  referral: ReferralInput,
  linked: readonly LinkedDeal[],
  credits: ReadonlyMap<Id, Credit['kind']>,
): LinkedDeal[] {
  return linked.filter(({ id, state }) => {
    if (credits.get(id) === 'ELSEWHERE') return false;
    return state.closedOn === null || state.closedOn >= referral.submittedOn;
  });
}
