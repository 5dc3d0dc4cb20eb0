/** R-W13: a match with more open referrals than this matches none. */
export const MOST_OPEN = 20;

/** The same for all of a company's referrals, ended ones too: what is linked is decided together. */
export const MOST_IN_ALL = 100;

export const DEAL_WAITS = ['TOO_MANY', 'SAYS_NOTHING'] as const;
/** Why a deal waits for a person, who chooses the referral that it belongs to. */
export type DealWait = (typeof DEAL_WAITS)[number];

export interface MatchOfDeal {
  /** a person chose, or the source names its referral */
  readonly isExact: boolean;
  /** nothing is left to choose */
  readonly isDeleted: boolean;
  /** also where the last report named none: a company that was once recognised stays */
  readonly hasCompany: boolean;
  /** the referrals of its company, `MOST_IN_ALL` + 1 at most */
  readonly candidates: number;
  readonly openCandidates: number;
  readonly isPlaceholder: boolean;
  readonly waitedBecause: DealWait | null;
}

/** Null where the deal is linked, or where there is nobody to link it with. */
export function waitsBecause(deal: MatchOfDeal): DealWait | null {
  if (deal.isExact || deal.isDeleted) return null;
  if (deal.candidates > MOST_IN_ALL || deal.openCandidates > MOST_OPEN) return 'TOO_MANY';
  if (deal.candidates > 0 || deal.hasCompany) return null;
  // A later report that names no company changes nothing about the placeholder.
  return deal.isPlaceholder || deal.waitedBecause === 'SAYS_NOTHING' ? 'SAYS_NOTHING' : null;
}
