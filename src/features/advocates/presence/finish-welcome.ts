import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';

/**
 * An advocate is through with the welcome, or passes it by: it is not shown again. Twice is once.
 * Returns the advocate's id. Throws NotAvailable.
 */
@Injectable()
export class FinishWelcome {
  async finishWelcome(tx: Tx, { advocateId }: Actor): Promise<Id> {
    if (advocateId === null) throw new NotAvailable('Only an advocate is welcomed.');
    await tx.query(
      `UPDATE advocate SET welcomed_at = $3
        WHERE program_id = $1 AND id = $2 AND welcomed_at IS NULL`,
      [tx.programId, advocateId, tx.now],
    );
    return advocateId;
  }
}
