import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { memberJoined } from '../members/index.js';

/**
 * Makes an invited person a member. Nothing happens where they are one, were removed, or where the
 * invitation has ended (R-U4).
 */
@Injectable()
export class AcceptInvitation {
  constructor(private readonly outbox: Outbox) {}

  async acceptInvitation(
    tx: Tx,
    _actor: Actor,
    { membershipId }: { membershipId: Id },
  ): Promise<void> {
    const [, accepted] = await tx.query<[unknown[], number]>(
      `UPDATE membership SET status = 'ACTIVE', joined_at = $3, remind_at = NULL,
         version = version + 1
       WHERE program_id = $1 AND id = $2 AND status = 'INVITED'
         AND (invitation_ends_at IS NULL OR invitation_ends_at > $3)`,
      [tx.programId, membershipId, tx.now],
    );
    if (accepted === 1) await this.outbox.append(tx, [memberJoined.of({ membershipId })]);
  }
}
