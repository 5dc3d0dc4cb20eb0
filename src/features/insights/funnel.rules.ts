/** The steps of a referral up to a sale, in order. */
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
  /** that reached this step or a later one */
  readonly referrals: number;
}

/** From the number of referrals that stopped at each step: a step includes all later ones. */
export function funnelOf(furthest: ReadonlyMap<string, number>): FunnelStep[] {
  let referrals = 0;
  const fromTheEnd = FUNNEL_STEPS.toReversed().map((step) => {
    referrals += furthest.get(step) ?? 0;
    return { step, referrals };
  });
  return fromTheEnd.reverse();
}
