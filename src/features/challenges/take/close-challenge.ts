import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { challengeClosed, challengeLine, isOver, lockChallenge } from '../define/index.js';
import { participationLine } from './participation.subject.js';
import { settleStatuses } from './settle-participation-status.js';

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
  constructor(
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async closeChallenge(tx: Tx, actor: Actor, { id, version }: CloseChallengeInput): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    if (isOver(challenge.status)) return id;
    if (challenge.liveVersion === null) throw new NotFound('published challenge');
    await tx.query(
      `UPDATE challenge SET status = 'CLOSED', version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    const ended = (await settleStatuses(tx, await lockUnderWay(tx, id))).filter(
      ({ to }) => to === 'CLOSED_BY_PROGRAM',
    );
    const common = { occurredAt: tx.now, ruleVersion: 1 };
    const closed: NewTimelineEntry = {
      ...common,
      ...challengeLine('R-C1', 'CLOSED'),
      subjectId: id,
      inputs: { version: challenge.liveVersion, advocates: ended.length },
      audience: 'STAFF',
    };
    const lines = ended.map((participation): NewTimelineEntry => ({
      ...common,
      ...participationLine('R-C1', 'ENDED_WITH_CHALLENGE'),
      subjectId: participation.id,
      inputs: {},
      audience: 'ADVOCATE',
    }));
    await this.recordTimeline.recordTimeline(tx, actor, [closed, ...lines]);
    await this.outbox.append(tx, [challengeClosed.of({ challengeId: id })]);
    return id;
  }
}

/**
 * Waits for whoever hands in or decides at this moment: the statements after it see what they
 * wrote. In the order of the ids, as everything that locks more than one.
 */
async function lockUnderWay(tx: Tx, challengeId: Id): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM participation
      WHERE program_id = $1 AND challenge_id = $2 AND status IN ('STARTED', 'IN_PROGRESS')
      ORDER BY id FOR NO KEY UPDATE`,
    [tx.programId, challengeId],
  );
  return rows.map(({ id }) => id);
}
