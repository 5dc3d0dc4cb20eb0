import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { INVITATION_DAYS, INVITATIONS_TO_ONE } from '../members/index.js';

/**
 * How somebody stands to an invitation as an advocate. `HERE`: they have joined, or are to join as
 * staff, whom an admin invites. `INVITED`: an invitation is open. `DECLINED`: they want none (R-U4).
 * `TOO_OFTEN`: their address got as many as it may in these days. `FREE`: they can be invited.
 */
export const INVITATION_STANDINGS = ['HERE', 'INVITED', 'DECLINED', 'TOO_OFTEN', 'FREE'] as const;
export type InvitationStandingOf = (typeof INVITATION_STANDINGS)[number];

export interface AddressStanding {
  readonly membershipId: Id;
  readonly memberId: Id;
  /** as `normaliseEmail` makes it */
  readonly email: string;
  readonly standing: InvitationStandingOf;
}

const DAY_MS = 86_400_000;

/** Of those who are or were in the programme, or invited, by address or member; others are free. */
export function standingsOfAddresses(
  tx: Tx,
  of: { readonly emails: readonly string[]; readonly memberIds: readonly Id[] },
): Promise<AddressStanding[]> {
  return tx.query<AddressStanding[]>(
    `SELECT p.id AS "membershipId", p.member_id AS "memberId", v.email,
       CASE WHEN p.status = 'ACTIVE' OR p.status = 'INVITED' AND p.roles <> '{advocate}' THEN 'HERE'
            WHEN p.declined_at IS NOT NULL THEN 'DECLINED'
            WHEN p.status = 'INVITED' AND p.invitation_ends_at > $4 THEN 'INVITED'
            WHEN p.invited_at > $5 AND p.invitations >= $6 THEN 'TOO_OFTEN'
            ELSE 'FREE' END AS standing
     FROM membership p JOIN auth.program_member v ON v.membership_id = p.id
     WHERE p.program_id = $1 AND (v.email = ANY ($2::text[]) OR p.member_id = ANY ($3::uuid[]))`,
    [
      tx.programId,
      of.emails,
      of.memberIds,
      tx.now,
      plusMs(tx.now, -INVITATION_DAYS * DAY_MS),
      INVITATIONS_TO_ONE,
    ],
  );
}
