import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

/**
 * Notes that files were handed in: from now on they stay. False where one is gone: it had been
 * waiting for too long, and was deleted at this very moment.
 */
@Injectable()
export class MarkHandedIn {
  async markHandedIn(tx: Tx, _actor: Actor, ids: readonly Id[]): Promise<boolean> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return true;
    const [, marked] = await tx.query<[unknown[], number]>(
      `UPDATE file SET handed_in_at = coalesce(handed_in_at, $3)
        WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.programId, wanted, tx.now],
    );
    return marked === wanted.length;
  }
}
