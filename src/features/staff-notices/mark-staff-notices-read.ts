import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';

/**
 * Marks one's own notices up to a moment as read: later ones were not on their screen. They stay
 * until what they speak of is dealt with. A key is told of nothing, and marks nothing.
 */
@Injectable()
export class MarkStaffNoticesRead {
  async markStaffNoticesRead(tx: Tx, actor: Actor, input: { readonly upTo: Date }): Promise<void> {
    await tx.query(
      `UPDATE staff_notice SET read_at = $3
        WHERE program_id = $1 AND membership_id = $2 AND read_at IS NULL AND told_at <= $4`,
      [tx.programId, actor.id, tx.now, input.upTo],
    );
  }
}
