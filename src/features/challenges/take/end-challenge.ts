import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { challengeClosed, challengeLine, type LockedChallenge } from '../define/index.js';
import { participationLine } from './participation.subject.js';
import { settleStatuses } from './settle-participation-status.js';

/**
 * Ends a challenge that the caller has locked and that is not over: each participation that has
 * nothing waiting ends with it.
 */
@Injectable()
export class EndChallenge {
  constructor(
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async endChallenge(
    tx: Tx,
    actor: Actor,
    { id, liveVersion }: LockedChallenge,
    outcome: 'CLOSED' | 'CLOSED_BY_SCHEDULE',
  ): Promise<void> {
    await tx.query(
      `UPDATE challenge SET status = 'CLOSED', opens_at = NULL, version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    const ended = (await settleStatuses(tx, await lockUnended(tx, id))).filter(
      ({ to }) => to === 'CLOSED_BY_PROGRAM',
    );
    const common = { occurredAt: tx.now, ruleVersion: 1 };
    const closed: NewTimelineEntry = {
      ...common,
      ...challengeLine('R-C1', outcome),
      subjectId: id,
      inputs: { version: liveVersion, advocates: ended.length },
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
  }
}

/**
 * Waits for whoever hands in, takes back or decides at this moment: the statements after it see what
 * they wrote, and whoever comes later sees the end. Of one that was given up something may wait too,
 * after a refusal that was taken back. In the order of the ids, as everything that locks more than one.
 */
async function lockUnended(tx: Tx, challengeId: Id): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM participation
      WHERE program_id = $1 AND challenge_id = $2 AND status IN ('STARTED', 'IN_PROGRESS', 'ABANDONED')
      ORDER BY id FOR NO KEY UPDATE`,
    [tx.programId, challengeId],
  );
  return rows.map(({ id }) => id);
}
