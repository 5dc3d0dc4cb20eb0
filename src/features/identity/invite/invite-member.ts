import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { EmailAddress } from '../../../kernel/email.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { line, LONGEST } from '../../../kernel/texts.js';
import { ensureMember, findMembersByFormerAddresses } from '../../../platform/auth/index.js';
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
  maySetRoles,
  MemberRoles,
} from '../members/index.js';
import { refuseFlood, writeInvitations } from './write-invitations.js';

const NAME = 'A name of 1 to 200 characters.';

const Input = z.object({
  email: EmailAddress,
  name: line(LONGEST.name, NAME),
  roles: MemberRoles,
});

export type InviteMemberInput = z.input<typeof Input>;

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
    await refuseFlood(tx, actor, 1);
    await refuseFormer(tx, email);
    const { locale } = await readProgram(tx);
    const memberId = await ensureMember(tx, { id: newId(), email, name, language: locale });
    const people = [{ memberId, name }];
    const [written] = await writeInvitations(tx, actor, { people, roles, note: null });
    if (!written) throw await whyNot(tx, memberId);
    const { id } = written;
    await this.outbox.append(tx, [memberInvited.of({ membershipId: id })]);
    const membership = await findMembership(tx, id);
    if (!membership) throw new Error('A membership that was made is not there.');
    return membership;
  }
}

/** Somebody who is here signed in with it before. Throws AlreadyMember. */
async function refuseFormer(tx: Tx, email: string): Promise<void> {
  const owner = (await findMembersByFormerAddresses(tx, [email])).get(email);
  if (owner !== undefined) throw new AlreadyMember();
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
