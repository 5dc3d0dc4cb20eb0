import type { Actor, Role } from '../../../kernel/actor.js';
import { plusMs } from '../../../kernel/clock.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import {
  INVITATION_DAYS,
  INVITATIONS_A_DAY,
  INVITATIONS_TO_ONE,
  momentsOfInvitation,
  TooManyInvitations,
} from '../members/index.js';

const DAY_MS = 86_400_000;

export interface InvitationsToWrite {
  /** each member once */
  readonly people: readonly { readonly memberId: Id; readonly name: string }[];
  readonly roles: readonly Role[];
  /** what the sender writes to them */
  readonly note: string | null;
}

/** An invitation that is open now. */
export interface WrittenInvitation {
  readonly id: Id;
  readonly memberId: Id;
}

/**
 * Opens an invitation for each person, one or hundreds in one statement. Left out is who is in, or
 * invited, already, who wants none, and who got as many as one address may (R-U4).
 */
export async function writeInvitations(
  tx: Tx,
  actor: Actor,
  { people, roles, note }: InvitationsToWrite,
): Promise<WrittenInvitation[]> {
  // Whose night it is, is not known yet.
  const { timeZone } = await readProgram(tx);
  const { remindAt, endsAt } = momentsOfInvitation(tx.now, timeZone);
  return tx.query<WrittenInvitation[]>(
    `INSERT INTO membership (program_id, id, member_id, roles, status, invited_name, invited_by,
       invited_at, created_at, version, invitations, remind_at, invitation_ends_at, invitation_note)
     SELECT $1, i.id, i.member_id, $5, 'INVITED', i.name, $6, $7, $7, 1, 1, $10, $11, $12
       FROM ROWS FROM (unnest($2::uuid[], $3::uuid[], $4::text[])) AS i (id, member_id, name)
      ORDER BY i.member_id
     ON CONFLICT (program_id, member_id) DO UPDATE
       SET roles = excluded.roles, status = 'INVITED', invited_name = excluded.invited_name,
           invited_by = excluded.invited_by, joined_at = NULL, version = membership.version + 1,
           invitations = CASE WHEN membership.invited_at > $8 THEN membership.invitations + 1
                              ELSE 1 END,
           invited_at = excluded.invited_at, remind_at = excluded.remind_at, reminded_at = NULL,
           invitation_ends_at = excluded.invitation_ends_at,
           invitation_note = excluded.invitation_note
       WHERE (membership.status = 'REMOVED'
           OR membership.status = 'INVITED' AND (membership.invitation_ends_at IS NULL
             OR membership.invitation_ends_at <= $7))
         AND membership.declined_at IS NULL
         AND (membership.invited_at IS NULL OR membership.invited_at <= $8
           OR membership.invitations < $9)
     RETURNING id, member_id AS "memberId"`,
    [
      tx.programId,
      people.map(() => newId()),
      people.map(({ memberId }) => memberId),
      people.map(({ name }) => name),
      roles,
      actor.id,
      tx.now,
      plusMs(tx.now, -INVITATION_DAYS * DAY_MS),
      INVITATIONS_TO_ONE,
      remindAt,
      endsAt,
      note,
    ],
  );
}

/**
 * Two of one sender at once count one after the other. Throws TooManyInvitations where `more` would
 * be above what one sender may send in a day.
 */
export async function refuseFlood(tx: Tx, { id }: Actor, more: number): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('invitations ' || $1::text || ' ' || $2::text, 0))`,
    [tx.programId, id ?? ''],
  );
  const [sent] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM membership
      WHERE program_id = $1 AND invited_by = $2 AND invited_at > $3`,
    [tx.programId, id, plusMs(tx.now, -DAY_MS)],
  );
  if ((sent?.count ?? 0) + more > INVITATIONS_A_DAY) throw TooManyInvitations.bySender();
}
