import type { Id } from '../../../kernel/ids.js';
import type { CreditedDeal } from './deal-credit.rules.js';
import { decidePlaces } from './referee-place.rules.js';
import { creditDeals } from './referral-credits.rules.js';
import {
  IN_PROGRESS,
  REASONS,
  type DecidedReferral,
  type ReferralGroup,
  type ReferralProjection,
} from './referral-group.rules.js';
import { sceneOf } from './referral-scene.rules.js';
import { verdictOn } from './referral-verdict.rules.js';

const NO_CREDITS: readonly CreditedDeal[] = [];

/**
 * Status, credited deal and points due of every referral of a connected group: one pure function of
 * the set of facts, the decisions in force and the clock's time (R-T2). Facts and decisions give
 * each referral's standing, the standings give who holds each person's place, the places give the
 * credit for deals, and the credits give the verdict. The order of the arrays means nothing,
 * repeated facts change nothing, and `now` only closes windows.
 */
export function decideReferrals(group: ReferralGroup, now: Date): Map<Id, DecidedReferral> {
  const scene = sceneOf(group);
  if (scene.referrals.length > 1) decidePlaces(scene);
  const credits = creditDeals(scene);
  const decided = new Map<Id, DecidedReferral>();
  for (const referral of scene.referrals) {
    const own = credits.get(referral.id) ?? NO_CREDITS;
    decided.set(referral.id, verdictOn(scene, referral, own, now));
  }
  return decided;
}

/**
 * The effect of a window's end on a stored projection: the same as deciding again, without the
 * facts. The sweep over millions of windows uses it; a test keeps both equal.
 */
export function afterWindow<Projection extends ReferralProjection>(before: Projection): Projection {
  const isUnderWay = IN_PROGRESS.has(before.status);
  return {
    ...before,
    windowOpen: false,
    status: isUnderWay ? 'EXPIRED' : before.status,
    reasonCode: isUnderWay ? REASONS.windowEnded : before.reasonCode,
  };
}
