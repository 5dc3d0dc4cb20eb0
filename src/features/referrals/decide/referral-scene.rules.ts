import type { Id } from '../../../kernel/ids.js';
import { compareText, dealState } from '../../deals/index.js';
import type { DealInput, ReferralGroup, ReferralInput } from './referral-group.rules.js';
import { standing, type LinkedDeal, type Standing } from './referral-standing.rules.js';

/** R-W6: why a referral does not hold the place of its person. */
export interface Displacement {
  readonly duplicateOf: Id;
  /** reported late: it would displace the other, which was accepted, and waits for a person */
  readonly waits: boolean;
}

/** A deal with those of the group that it is linked with, in the order of submission. */
export interface SceneDeal {
  readonly input: DealInput;
  readonly referrals: readonly ReferralInput[];
  /** by its facts now; null: it has none, or was deleted */
  readonly now: LinkedDeal | null;
}

/**
 * A group, indexed once, with what is decided of it so far. Every step of the decision looks up
 * what belongs to one referral or to one deal, and never goes through all of the others: a group
 * costs what its facts and links are, not their square.
 */
export interface Scene {
  /** in the order of submission */
  readonly referrals: readonly ReferralInput[];
  readonly deals: readonly SceneDeal[];
  readonly dealsOf: ReadonlyMap<Id, readonly SceneDeal[]>;
  /** as of now */
  readonly standings: ReadonlyMap<Id, Standing>;
  readonly displaced: Map<Id, Displacement>;
}

const NO_DEALS: readonly never[] = [];

export function sceneOf(group: ReferralGroup): Scene {
  const referrals =
    group.referrals.length < 2 ? group.referrals : group.referrals.toSorted(compareSubmissions);
  const standings = new Map(referrals.map((referral) => [referral.id, standing(referral)]));
  const displaced = new Map<Id, Displacement>();
  // Most referrals have no deal, and millions of them are decided: nothing is built for those.
  if (group.deals.length === 0) {
    return { referrals, deals: NO_DEALS, dealsOf: new Map(), standings, displaced };
  }
  const deals = sceneDeals(group.deals, referrals);
  const dealsOf = new Map<Id, SceneDeal[]>();
  for (const deal of deals) {
    for (const { id } of deal.referrals) {
      const found = dealsOf.get(id);
      if (found) found.push(deal);
      else dealsOf.set(id, [deal]);
    }
  }
  return { referrals, deals, dealsOf, standings, displaced };
}

/**
 * R-W6, R-W9: the first by `submittedAt`. Equal moments are ordered by the row of the file that has
 * them, else by external id, else by id, so that every run gives the same.
 */
export function compareSubmissions(left: ReferralInput, right: ReferralInput): number {
  return (
    left.submittedAt.getTime() - right.submittedAt.getTime() ||
    (left.fileRow ?? Number.MAX_SAFE_INTEGER) - (right.fileRow ?? Number.MAX_SAFE_INTEGER) ||
    compareExternalIds(left.externalId, right.externalId) ||
    compareText(left.id, right.id)
  );
}

/** Those without one come last. */
function compareExternalIds(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareText(left, right);
}

function sceneDeals(deals: readonly DealInput[], referrals: readonly ReferralInput[]): SceneDeal[] {
  const place = new Map(referrals.map(({ id }, order) => [id, order]));
  return deals.map((input) => {
    const places = [...new Set(input.referralIds)]
      .flatMap((id) => place.get(id) ?? [])
      .sort((one, other) => one - other);
    return {
      input,
      referrals: places.flatMap((order) => referrals[order] ?? []),
      now: linkedDeal(input, null),
    };
  });
}

/** A deal by its facts, now or at `asOf`; null for one without facts, and for a deleted one. */
function linkedDeal({ id, facts }: DealInput, asOf: Date | null): LinkedDeal | null {
  const state = dealState(facts, asOf);
  return state === null || state.stage === 'DELETED' ? null : { id, state };
}

/** The deals of a referral by their facts now. */
export function linkedDeals(scene: Scene, referralId: Id): LinkedDeal[] {
  return dealsOf(scene, referralId).flatMap(({ now }) => now ?? []);
}

/** The deals of a referral as they were at a moment, each with its entry in the scene. */
export function linkedDealsAt(
  scene: Scene,
  referralId: Id,
  at: Date,
): { readonly deal: SceneDeal; readonly linked: LinkedDeal }[] {
  return dealsOf(scene, referralId).flatMap((deal) => {
    const linked = linkedDeal(deal.input, at);
    return linked === null ? [] : [{ deal, linked }];
  });
}

export function dealsOf(scene: Scene, referralId: Id): readonly SceneDeal[] {
  return scene.dealsOf.get(referralId) ?? NO_DEALS;
}

export function currentStanding(scene: Scene, referral: ReferralInput): Standing {
  return scene.standings.get(referral.id) ?? standing(referral);
}
