import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { EmailAddress } from '../../kernel/email.js';
import { newId, type Id } from '../../kernel/ids.js';
import { line, LONGEST } from '../../kernel/texts.js';
import { ensureMember } from '../../platform/auth/index.js';
import type { Tx } from '../../platform/database/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { Outbox } from '../../platform/outbox/index.js';
import { readProgram } from '../programs/index.js';
import { AlreadyMember, BeyondKey } from './identity.errors.js';
import { memberInvited } from './identity.events.js';
import { findMembership, type MembershipRow } from './identity.queries.js';
import { maySetRoles, MemberRoles } from './identity.rules.js';

const NAME = 'A name of 1 to 200 characters.';

const Input = z.object({
  email: EmailAddress,
  name: line(LONGEST.name, NAME),
  roles: MemberRoles,
});

export type InviteMemberInput = z.input<typeof Input>;

/**
 * Invites a person to join with these roles. They join when they first sign in, which they may from
 * now on. Somebody who was removed may be invited again. Throws InvalidInput with every wrong
 * field, AlreadyMember, BeyondKey.
 */
@Injectable()
export class InviteMember {
  constructor(private readonly outbox: Outbox) {}

  async inviteMember(tx: Tx, actor: Actor, input: InviteMemberInput): Promise<MembershipRow> {
    const { email, name, roles } = parseInput(Input, input);
    if (!maySetRoles(actor, roles)) throw BeyondKey.givesRole();
    const { locale } = await readProgram(tx);
    const memberId = await ensureMember(tx, { id: newId(), email, name, language: locale });
    const id = await this.invite(tx, actor, { memberId, name, roles });
    if (id === null) throw new AlreadyMember();
    await this.outbox.append(tx, [memberInvited.of({ membershipId: id })]);
    const membership = await findMembership(tx, id);
    if (!membership) throw new Error('A membership that was made is not there.');
    return membership;
  }

  /** Null where the member is in, or invited, already. */
  private async invite(
    tx: Tx,
    actor: Actor,
    { memberId, name, roles }: { memberId: Id; name: string; roles: readonly string[] },
  ): Promise<Id | null> {
    const [row] = await tx.query<{ id: Id }[]>(
      `INSERT INTO membership (program_id, id, member_id, roles, status, invited_name, invited_by,
         invited_at, created_at, version)
       VALUES ($1, $2, $3, $4, 'INVITED', $5, $6, $7, $7, 1)
       ON CONFLICT (program_id, member_id) DO UPDATE
         SET roles = excluded.roles, status = 'INVITED', invited_name = excluded.invited_name,
             invited_by = excluded.invited_by, invited_at = excluded.invited_at, joined_at = NULL,
             version = membership.version + 1
         WHERE membership.status = 'REMOVED'
       RETURNING id`,
      [tx.programId, newId(), memberId, roles, name, actor.id, tx.now],
    );
    return row?.id ?? null;
  }
}
