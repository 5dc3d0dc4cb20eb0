import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { postedOrThrow } from './ledger.errors.js';
import type { Posted, PostingItem } from './ledger.rules.js';
import { PostTransfers } from './post-transfers.js';

export type Settlement = Omit<Extract<PostingItem, { op: 'SETTLE' }>, 'op'>;

/**
 * Makes `points` the total of each subject, for one or thousands in one call: posts the difference
 * between what is due and what was awarded, less what was reversed and written off (R-T2). The
 * caller needs to know none of these: called with 500, 0, 500 it awards, reverses, and awards
 * again; where the company bore what could not be taken back, the third call gives nothing, because
 * the advocate still has those points. So no order of reports pays twice under any policy (R-P3,
 * R-W5).
 *
 * Each result says what moved: `points` above zero awarded, below zero taken back, `owed`,
 * `writtenOff`. Throws PostingKeyReused where a settlement number was used for another amount.
 */
@Injectable()
export class SettlePoints {
  constructor(private readonly post: PostTransfers) {}

  async settlePoints(tx: Tx, actor: Actor, settlements: readonly Settlement[]): Promise<Posted[]> {
    const items = settlements.map((settlement) => ({ ...settlement, op: 'SETTLE' as const }));
    return (await this.post.postTransfers(tx, actor, items)).map(postedOrThrow);
  }
}
