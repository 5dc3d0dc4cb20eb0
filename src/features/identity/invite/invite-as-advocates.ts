import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import { ensureMembers } from '../../../platform/auth/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { readProgram } from '../../programs/index.js';
import { memberInvited } from '../members/index.js';
import { refuseFlood, writeInvitations } from './write-invitations.js';

export interface AdvocatesToInvite {
  /** each address once, as `normaliseEmail` makes it */
  readonly people: readonly { readonly email: string; readonly name: string }[];
  /** what the sender writes to them */
  readonly note: string | null;
  /** of who is new to the installation; absent: the programme's */
  readonly language: Locale | null;
}

export interface InvitedAdvocate {
  readonly membershipId: Id;
  readonly memberId: Id;
  readonly email: string;
}

/**
 * Invites people to join as advocates alone: one or hundreds cost the same statements. Left out is
 * whom nobody may invite (`writeInvitations`). Throws TooManyInvitations.
 */
@Injectable()
export class InviteAsAdvocates {
  constructor(private readonly outbox: Outbox) {}

  async inviteAsAdvocates(
    tx: Tx,
    actor: Actor,
    { people, note, language }: AdvocatesToInvite,
  ): Promise<InvitedAdvocate[]> {
    await refuseFlood(tx, actor, people.length);
    if (people.length === 0) return [];
    const { locale } = await readProgram(tx);
    const memberIds = await ensureMembers(tx, people, language ?? locale);
    const named = people.map(({ email, name }) => ({
      memberId: memberIdOf(memberIds, email),
      name,
    }));
    const written = await writeInvitations(tx, actor, { people: named, roles: ['advocate'], note });
    await this.outbox.append(
      tx,
      written.map(({ id }) => memberInvited.of({ membershipId: id })),
    );
    const emails = new Map(people.map(({ email }) => [memberIdOf(memberIds, email), email]));
    return written.map(({ id, memberId }) => ({
      membershipId: id,
      memberId,
      email: emails.get(memberId) ?? '',
    }));
  }
}

function memberIdOf(memberIds: ReadonlyMap<string, Id>, email: string): Id {
  const id = memberIds.get(email);
  if (id === undefined) throw new Error('A member that was made is not there.');
  return id;
}
