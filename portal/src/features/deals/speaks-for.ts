const DAY_MS = 86_400_000;
const TALKS = new Set(['MEETING', 'OPPORTUNITY']);

interface Deal {
  /** a day of the programme */
  closedOn: string | null;
  company: { id: string } | null;
}

interface Candidate {
  submittedOn: string;
  windowDays: number;
  status: string;
  company: { id: string } | null;
}

/** Evidence for a referral, or against it; days as its window counts them, day 0 the first. */
export type Evidence =
  | { speaks: 'FOR'; what: 'COMPANY' | 'TALKS' }
  | { speaks: 'FOR'; what: 'IN_WINDOW'; day: number; windowDays: number }
  | { speaks: 'AGAINST'; what: 'BEFORE' }
  | { speaks: 'AGAINST'; what: 'AFTER_WINDOW'; days: number };

/** Why a deal may belong to a referral (R-W1, R-W9, R-W10): a hint, never a decision. */
export function speaksFor(deal: Deal, referral: Candidate): Evidence[] {
  const found: Evidence[] = [];
  if (deal.company && deal.company.id === referral.company?.id) {
    found.push({ speaks: 'FOR', what: 'COMPANY' });
  }
  if (deal.closedOn) found.push(ofWindow(deal.closedOn, referral));
  if (TALKS.has(referral.status)) found.push({ speaks: 'FOR', what: 'TALKS' });
  return found;
}

function ofWindow(closedOn: string, { submittedOn, windowDays }: Candidate): Evidence {
  const day = Math.round((Date.parse(closedOn) - Date.parse(submittedOn)) / DAY_MS);
  if (day < 0) return { speaks: 'AGAINST', what: 'BEFORE' };
  if (day > windowDays) return { speaks: 'AGAINST', what: 'AFTER_WINDOW', days: day - windowDays };
  return { speaks: 'FOR', what: 'IN_WINDOW', day, windowDays };
}

/** Those with most evidence first; equal ones keep their order. */
export function likeliestFirst<Each extends Candidate>(
  deal: Deal,
  referrals: readonly Each[],
): { referral: Each; evidence: Evidence[] }[] {
  const weighed = referrals.map((referral) => ({
    referral,
    evidence: speaksFor(deal, referral),
  }));
  return weighed.toSorted((one, other) => weight(other.evidence) - weight(one.evidence));
}

function weight(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { speaks }) => sum + (speaks === 'FOR' ? 1 : -2), 0);
}
