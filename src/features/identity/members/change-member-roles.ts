import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { BeyondKey } from './identity.errors.js';
import { memberRolesChanged } from './identity.events.js';
import { findMembership, type MembershipRow } from './identity.queries.js';
import { maySetRoles, MemberRoles } from './identity.rules.js';
import { lockWithAdmins, refuseLastAdmin } from './lock-admins.js';

const Input = z.object({ id: z.uuid('The id of a membership.'), roles: MemberRoles });

export type ChangeMemberRolesInput = z.input<typeof Input>;

/**
 * Replaces a person's roles by these; the next request has them. Throws InvalidInput, NotFound,
 * LastAdmin (R-A4), BeyondKey.
 */
@Injectable()
export class ChangeMemberRoles {
  constructor(private readonly outbox: Outbox) {}

  async changeMemberRoles(
    tx: Tx,
    actor: Actor,
    input: ChangeMemberRolesInput,
  ): Promise<MembershipRow> {
    const { id, roles } = parseInput(Input, input);
    if (!maySetRoles(actor, roles)) throw BeyondKey.givesRole();
    const { isOnlyAdmin } = await lockWithAdmins(tx, id);
    refuseLastAdmin(isOnlyAdmin, roles.includes('admin'));
    await tx.query(
      'UPDATE membership SET roles = $3, version = version + 1 WHERE program_id = $1 AND id = $2',
      [tx.programId, id, roles],
    );
    await this.outbox.append(tx, [memberRolesChanged.of({ membershipId: id })]);
    const changed = await findMembership(tx, id);
    if (!changed) throw new NotFound('person');
    return changed;
  }
}
