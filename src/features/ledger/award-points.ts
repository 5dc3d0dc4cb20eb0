import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { postedOrThrow } from './ledger.errors.js';
import type { Posted, PostingItem } from './ledger.rules.js';
import { PostTransfers } from './post-transfers.js';

export type AwardPointsInput = Omit<Extract<PostingItem, { op: 'EARN' }>, 'op'>;

/**
 * Awards points once for each key. They first repay what is owed (R-P3). Throws PostingKeyReused.
 */
@Injectable()
export class AwardPoints {
  constructor(private readonly post: PostTransfers) {}

  async awardPoints(tx: Tx, actor: Actor, input: AwardPointsInput): Promise<Posted> {
    const [result] = await this.post.postTransfers(tx, actor, [{ ...input, op: 'EARN' }]);
    return postedOrThrow(result);
  }
}
