import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { NotAllowed } from '../../platform/errors/index.js';

/**
 * Marks an advocate's own notices up to a moment as read: later ones were not on their screen.
 * Throws NotAllowed for a reader who is no advocate.
 */
@Injectable()
export class MarkNotificationsRead {
  async markNotificationsRead(tx: Tx, actor: Actor, input: { readonly upTo: Date }): Promise<void> {
    if (actor.advocateId === null) throw new NotAllowed('markNotificationsRead');
    await tx.query(
      `UPDATE notification SET read_at = $3
       WHERE program_id = $1 AND advocate_id = $2 AND read_at IS NULL AND created_at <= $4`,
      [tx.programId, actor.advocateId, tx.now, input.upTo],
    );
  }
}
