import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { postedOrThrow } from './ledger.errors.js';
import { graceEnd, type Posted, type Subject } from './ledger.rules.js';
import { PostTransfers } from './post-transfers.js';

export interface ReturnSpendInput {
  readonly key: string;
  readonly ownerId: string;
  readonly rule: string;
  /** the subject of the spend */
  readonly subject: Subject;
  /** the programme's: points expire at the end of a day */
  readonly timeZone: string;
}

/**
 * Gives the points of a spend back, with their old expiry or 30 days of grace (R-P5).
 * Throws TransferNotFound, AlreadyReversed (it was given back before), PostingKeyReused.
 */
@Injectable()
export class ReturnSpend {
  constructor(private readonly post: PostTransfers) {}

  async returnSpend(tx: Tx, actor: Actor, input: ReturnSpendInput): Promise<Posted> {
    const { timeZone, ...item } = input;
    const [result] = await this.post.postTransfers(tx, actor, [
      { ...item, op: 'RETURN', expiresAt: graceEnd(tx.now, timeZone) },
    ]);
    return postedOrThrow(result);
  }
}
