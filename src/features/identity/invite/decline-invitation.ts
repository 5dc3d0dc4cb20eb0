import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { memberRemoved, hasEnded } from '../members/index.js';

export type InvitationStanding = 'OPEN' | 'ENDED' | 'DECLINED' | 'JOINED';

/** Null where there is no such invitation any more. */
export async function invitationStanding(tx: Tx, id: Id): Promise<InvitationStanding | null> {
  const [row] = await tx.query<
    { status: string; declined: boolean; invitationEndsAt: Date | null }[]
  >(
    `SELECT status, declined_at IS NOT NULL AS declined, invitation_ends_at AS "invitationEndsAt"
       FROM membership WHERE program_id = $1 AND id = $2`,
    [tx.programId, id],
  );
  if (!row) return null;
  if (row.status === 'ACTIVE') return 'JOINED';
  if (row.declined) return 'DECLINED';
  return row.status === 'REMOVED' || hasEnded(row, tx.now) ? 'ENDED' : 'OPEN';
}

/**
 * R-U4: somebody who was invited says that they want no more invitations, or takes that back; then
 * an admin may invite them again. Who has joined stays. A repeat changes nothing.
 */
@Injectable()
export class DeclineInvitation {
  constructor(private readonly outbox: Outbox) {}

  async declineInvitation(
    tx: Tx,
    _actor: Actor,
    { membershipId, declines }: { readonly membershipId: Id; readonly declines: boolean },
  ): Promise<void> {
    if (!declines) {
      await tx.query('UPDATE membership SET declined_at = NULL WHERE program_id = $1 AND id = $2', [
        tx.programId,
        membershipId,
      ]);
      return;
    }
    const [ended] = await tx.query<[unknown[], number]>(
      `UPDATE membership SET status = 'REMOVED', declined_at = $3, remind_at = NULL, version = version + 1
        WHERE program_id = $1 AND id = $2 AND status <> 'ACTIVE' AND declined_at IS NULL
       RETURNING id`,
      [tx.programId, membershipId, tx.now],
    );
    if (ended.length > 0) await this.outbox.append(tx, [memberRemoved.of({ membershipId })]);
  }
}
