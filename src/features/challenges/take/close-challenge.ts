import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { isOver, lockChallenge } from '../define/index.js';
import { EndChallenge } from './end-challenge.js';

export interface CloseChallengeInput {
  readonly id: Id;
  /** of the challenge's row, as it was read */
  readonly version: number;
}

/**
 * Ends a challenge for good: nobody starts it or hands anything in, and whoever was under way is
 * told on their timeline. What was handed in before is still decided, and paid. One that is over
 * stays as it is. Throws NotFound (also for one that was never published), StaleVersion.
 */
@Injectable()
export class CloseChallenge {
  constructor(private readonly endChallenge: EndChallenge) {}

  async closeChallenge(tx: Tx, actor: Actor, { id, version }: CloseChallengeInput): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    if (isOver(challenge.status)) return id;
    if (challenge.liveVersion === null) throw new NotFound('published challenge');
    await this.endChallenge.endChallenge(tx, actor, challenge, 'CLOSED');
    return id;
  }
}
