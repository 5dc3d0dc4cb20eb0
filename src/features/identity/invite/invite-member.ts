import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { plusMs } from '../../../kernel/clock.js';
import { EmailAddress } from '../../../kernel/email.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { line, LONGEST } from '../../../kernel/texts.js';
import { ensureMember } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { readProgram } from '../../programs/index.js';
import {
  AlreadyMember,
  BeyondKey,
  InvitationDeclined,
  TooManyInvitations,
  memberInvited,
  findMembership,
  type MembershipRow,
  INVITATION_DAYS,
  INVITATIONS_A_DAY,
  INVITATIONS_TO_ONE,
  maySetRoles,
  MemberRoles,
  momentsOfInvitation,
} from '../members/index.js';

const DAY_MS = 86_400_000;
const NAME = 'A name of 1 to 200 characters.';

const Input = z.object({
  email: EmailAddress,
  name: line(LONGEST.name, NAME),
  roles: MemberRoles,
});

export type InviteMemberInput = z.input<typeof Input>;

interface Invited {
  readonly memberId: Id;
  readonly name: string;
  readonly roles: readonly string[];
  /** the programme's: whose night is not known yet */
  readonly timeZone: string;
}

/**
 * Invites a person to join with these roles. They join when they first sign in, which they may for
 * thirty days (R-U4). Somebody who was removed may be invited again, and so may somebody whose
 * invitation has ended or is of before invitations did. Throws InvalidInput with every wrong field,
 * AlreadyMember, BeyondKey, InvitationDeclined, TooManyInvitations.
 */
@Injectable()
export class InviteMember {
  constructor(private readonly outbox: Outbox) {}

  async inviteMember(tx: Tx, actor: Actor, input: InviteMemberInput): Promise<MembershipRow> {
    const { email, name, roles } = parseInput(Input, input);
    if (!maySetRoles(actor, roles)) throw BeyondKey.givesRole();
    await refuseFlood(tx, actor);
    const { locale, timeZone } = await readProgram(tx);
    const memberId = await ensureMember(tx, { id: newId(), email, name, language: locale });
    const id = await this.invite(tx, actor, { memberId, name, roles, timeZone });
    if (id === null) throw await whyNot(tx, memberId);
    await this.outbox.append(tx, [memberInvited.of({ membershipId: id })]);
    const membership = await findMembership(tx, id);
    if (!membership) throw new Error('A membership that was made is not there.');
    return membership;
  }

  /** Null where the member is in, or invited, already, or may not be invited. */
  private async invite(
    tx: Tx,
    actor: Actor,
    { memberId, name, roles, timeZone }: Invited,
  ): Promise<Id | null> {
    const { remindAt, endsAt } = momentsOfInvitation(tx.now, timeZone);
    const [row] = await tx.query<{ id: Id }[]>(
      `INSERT INTO membership (program_id, id, member_id, roles, status, invited_name, invited_by,
         invited_at, created_at, version, invitations, remind_at, invitation_ends_at)
       VALUES ($1, $2, $3, $4, 'INVITED', $5, $6, $7, $7, 1, 1, $10, $11)
       ON CONFLICT (program_id, member_id) DO UPDATE
         SET roles = excluded.roles, status = 'INVITED', invited_name = excluded.invited_name,
             invited_by = excluded.invited_by, joined_at = NULL, version = membership.version + 1,
             invitations = CASE WHEN membership.invited_at > $8 THEN membership.invitations + 1
                                ELSE 1 END,
             invited_at = excluded.invited_at, remind_at = excluded.remind_at, reminded_at = NULL,
             invitation_ends_at = excluded.invitation_ends_at
         WHERE (membership.status = 'REMOVED'
             OR membership.status = 'INVITED' AND (membership.invitation_ends_at IS NULL
               OR membership.invitation_ends_at <= $7))
           AND membership.declined_at IS NULL
           AND (membership.invited_at IS NULL OR membership.invited_at <= $8
             OR membership.invitations < $9)
       RETURNING id`,
      [
        tx.programId,
        newId(),
        memberId,
        roles,
        name,
        actor.id,
        tx.now,
        plusMs(tx.now, -INVITATION_DAYS * DAY_MS),
        INVITATIONS_TO_ONE,
        remindAt,
        endsAt,
      ],
    );
    return row?.id ?? null;
  }
}

/** Two of one sender at once count one after the other. Throws TooManyInvitations. */
async function refuseFlood(tx: Tx, { id }: Actor): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('invitations ' || $1::text || ' ' || $2::text, 0))`,
    [tx.programId, id ?? ''],
  );
  const [sent] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM membership
      WHERE program_id = $1 AND invited_by = $2 AND invited_at > $3`,
    [tx.programId, id, plusMs(tx.now, -DAY_MS)],
  );
  if ((sent?.count ?? 0) >= INVITATIONS_A_DAY) throw TooManyInvitations.bySender();
}

async function whyNot(tx: Tx, memberId: Id): Promise<Error> {
  const [standing] = await tx.query<{ status: string; declined: boolean }[]>(
    `SELECT status, declined_at IS NOT NULL AS declined FROM membership
      WHERE program_id = $1 AND member_id = $2`,
    [tx.programId, memberId],
  );
  if (standing?.declined === true) return new InvitationDeclined();
  return standing?.status === 'REMOVED' ? TooManyInvitations.toAddress() : new AlreadyMember();
}
