import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { isOver } from './challenge.rules.js';
import { lockChallenge } from './lock-challenge.js';
import { challengeLine } from './challenge.subject.js';

export interface PauseChallengeInput {
  readonly id: Id;
  readonly version: number;
  /** false: live again */
  readonly paused: boolean;
}

/**
 * Pauses a challenge, or makes it live again. Nobody starts a paused one; advocates who have
 * started it go on. A repeat changes nothing. Throws NotFound (also for one that was never
 * published), NotAvailable for one that is over or has not opened yet, StaleVersion.
 */
@Injectable()
export class PauseChallenge {
  constructor(private readonly recordTimeline: RecordTimeline) {}

  async pauseChallenge(
    tx: Tx,
    actor: Actor,
    { id, version, paused }: PauseChallengeInput,
  ): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    if (isOver(challenge.status)) {
      throw new NotAvailable('This challenge is over for good: make a new one.', ['id']);
    }
    if (challenge.status === 'SCHEDULED') {
      throw new NotAvailable('It has not opened yet: take it back to a draft instead.', ['id']);
    }
    if (challenge.status !== 'LIVE' && challenge.status !== 'PAUSED') {
      throw new NotFound('published challenge');
    }
    const status = paused ? 'PAUSED' : 'LIVE';
    if (challenge.status === status) return id;
    await tx.query(
      'UPDATE challenge SET status = $3, version = version + 1 WHERE program_id = $1 AND id = $2',
      [tx.programId, id, status],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', paused ? 'PAUSED' : 'RESUMED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { version: challenge.liveVersion },
        audience: 'STAFF',
      },
    ]);
    return id;
  }
}
