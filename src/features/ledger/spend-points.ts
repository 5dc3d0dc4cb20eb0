import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { postedOrThrow } from './ledger.errors.js';
import type { Posted, PostingItem } from './ledger.rules.js';
import { PostTransfers } from './post-transfers.js';

export type SpendPointsInput = Omit<Extract<PostingItem, { op: 'SPEND' }>, 'op'>;

/**
 * Takes points, those that expire first (R-P5). Throws InsufficientBalance, PostingKeyReused.
 */
@Injectable()
export class SpendPoints {
  constructor(private readonly post: PostTransfers) {}

  async spendPoints(tx: Tx, actor: Actor, input: SpendPointsInput): Promise<Posted> {
    const [result] = await this.post.postTransfers(tx, actor, [{ ...input, op: 'SPEND' }]);
    return postedOrThrow(result);
  }
}
