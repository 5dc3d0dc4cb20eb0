import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import { postedOrThrow } from './ledger.errors.js';
import type { Posted, ReturnPolicy, Subject } from './ledger.rules.js';
import { PostTransfers } from './post-transfers.js';

export interface ReverseAwardInput {
  readonly key: string;
  readonly ownerId: string;
  readonly rule: string;
  readonly subject: Subject;
  /** absent: all that is left of it */
  readonly points?: Points;
  readonly policy: ReturnPolicy;
  readonly occurredAt?: Date;
}

/**
 * Takes back what was awarded for a subject: pending points first, then by the policy (R-P3); the
 * result says what was taken, what is owed and what the company bears. Throws TransferNotFound,
 * AlreadyReversed, PostingKeyReused.
 */
@Injectable()
export class ReverseAward {
  constructor(private readonly post: PostTransfers) {}

  async reverseAward(tx: Tx, actor: Actor, input: ReverseAwardInput): Promise<Posted> {
    const [result] = await this.post.postTransfers(tx, actor, [{ ...input, op: 'REVERSE' }]);
    return postedOrThrow(result);
  }
}
