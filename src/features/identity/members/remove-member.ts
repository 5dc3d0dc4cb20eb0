import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { memberRemoved } from './identity.events.js';
import { findMembership, type MembershipRow } from './identity.queries.js';
import { lockWithAdmins, refuseLastAdmin } from './lock-admins.js';

/**
 * Takes a person out of the programme, or an invitation back; their history stays. From their next
 * request on they are nobody here, and so are their keys, also when they are invited again. Throws
 * NotFound, LastAdmin (R-A4).
 */
@Injectable()
export class RemoveMember {
  constructor(private readonly outbox: Outbox) {}

  async removeMember(tx: Tx, _actor: Actor, { id }: { id: Id }): Promise<MembershipRow> {
    if (!isId(id)) throw new NotFound('person');
    const { isOnlyAdmin } = await lockWithAdmins(tx, id);
    refuseLastAdmin(isOnlyAdmin, false);
    await tx.query(
      `UPDATE membership SET status = 'REMOVED', remind_at = NULL, version = version + 1
       WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    await endKeysOf(tx, id);
    await this.outbox.append(tx, [memberRemoved.of({ membershipId: id })]);
    const removed = await findMembership(tx, id);
    if (!removed) throw new NotFound('person');
    return removed;
  }
}

async function endKeysOf(tx: Tx, membershipId: Id): Promise<void> {
  await tx.query(
    `UPDATE api_key SET revoked_at = $3
     WHERE program_id = $1 AND created_by = $2 AND revoked_at IS NULL`,
    [tx.programId, membershipId, tx.now],
  );
}
