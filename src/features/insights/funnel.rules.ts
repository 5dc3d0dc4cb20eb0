/** The way of a referral that sells, in order. */
export const FUNNEL_STEPS = [
  'SUBMITTED',
  'ACCEPTED',
  'QUALIFIED',
  'MEETING',
  'OPPORTUNITY',
  'CONVERTED',
] as const;

export interface FunnelStep {
  readonly step: (typeof FUNNEL_STEPS)[number];
  /** that came to this step or beyond it */
  readonly referrals: number;
}

/** From how many referrals came to each step and no further: a step holds all beyond it. */
export function funnelOf(furthest: ReadonlyMap<string, number>): FunnelStep[] {
  let referrals = 0;
  const fromTheEnd = FUNNEL_STEPS.toReversed().map((step) => {
    referrals += furthest.get(step) ?? 0;
    return { step, referrals };
  });
  return fromTheEnd.reverse();
}
