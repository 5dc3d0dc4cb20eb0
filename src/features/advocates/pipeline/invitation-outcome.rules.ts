import type { InvitationStandingOf } from '../../identity/index.js';

/**
 * What becomes of somebody who is to be invited (R-U4). Only `INVITED` gets a mail. `INVALID`: no
 * address that mail can be sent to, or no name; `NO_ADDRESS`: nobody knows one of this advocate.
 */
export const INVITATION_OUTCOMES = [
  'INVITED',
  'ALREADY_HERE',
  'ALREADY_INVITED',
  'DECLINED',
  'TOO_OFTEN',
  'NO_ADDRESS',
  'INVALID',
  'TWICE',
] as const;
export type InvitationOutcome = (typeof INVITATION_OUTCOMES)[number];

/** At once. */
export const MOST_PEOPLE = 500;

const OF_STANDING: Readonly<Record<InvitationStandingOf, InvitationOutcome>> = {
  HERE: 'ALREADY_HERE',
  INVITED: 'ALREADY_INVITED',
  DECLINED: 'DECLINED',
  TOO_OFTEN: 'TOO_OFTEN',
  FREE: 'INVITED',
};

/** Somebody to invite, as far as is known of them. */
export interface Candidate {
  readonly email: string | null;
  readonly isValid: boolean;
  readonly standing: InvitationStandingOf;
}

/** One outcome for each, in their order: of the same address twice, the first counts. */
export function outcomesOf(candidates: readonly Candidate[]): InvitationOutcome[] {
  const seen = new Set<string>();
  return candidates.map(({ email, isValid, standing }) => {
    if (email === null) return isValid ? 'NO_ADDRESS' : 'INVALID';
    if (!isValid) return 'INVALID';
    if (seen.has(email)) return 'TWICE';
    seen.add(email);
    return OF_STANDING[standing];
  });
}

/** How many were not invited, and why. */
export interface RefusedInvitations {
  readonly outcome: Exclude<InvitationOutcome, 'INVITED'>;
  readonly count: number;
}
