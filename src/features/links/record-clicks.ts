import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

/** Records clicks on a personal link that happened at these moments, up to now. */
@Injectable()
export class RecordClicks {
  async recordClicks(
    tx: Tx,
    _actor: Actor,
    { linkId, moments }: { readonly linkId: Id; readonly moments: readonly Date[] },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO touch (program_id, id, link_id, kind, touched_at, referral_id, won)
       SELECT $1, c.id, $2, 'CLICK', c.at, NULL, false
       FROM unnest($3::uuid[], $4::timestamptz[]) AS c (id, at)`,
      [tx.programId, linkId, moments.map(() => newId()), moments],
    );
  }
}
