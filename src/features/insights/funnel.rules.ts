import type { ReferralStatus } from '../referrals/index.js';

/** The way of a referral that sells, in order. */
export const FUNNEL_STEPS = [
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
  'CONVERTED',
] as const satisfies readonly ReferralStatus[];

export interface FunnelStep {
  readonly step: ReferralStatus;
  /** that came to this step or beyond it */
  readonly referrals: number;
}

/** From how many referrals came to each step and no further (by its place from 1): a step holds all beyond it. */
export function funnelOf(furthest: ReadonlyMap<number, number>): FunnelStep[] {
  let referrals = 0;
  const fromTheEnd = FUNNEL_STEPS.map((step, place) => ({ step, place: place + 1 }))
    .reverse()
    .map(({ step, place }) => {
      referrals += furthest.get(place) ?? 0;
      return { step, referrals };
    });
  return fromTheEnd.reverse();
}
