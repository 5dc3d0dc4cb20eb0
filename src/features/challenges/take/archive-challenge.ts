import { Injectable } from '@nestjs/common';
import { machineActor, type Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  challengeLine,
  findChallengeStats,
  isOver,
  lockChallenge,
  NotArchivable,
} from '../define/index.js';
import type { CloseChallengeInput } from './close-challenge.js';
import { EndChallenge } from './end-challenge.js';

/**
 * Puts a closed challenge away: it leaves the lists, and who took part still finds it by its
 * address. One whose end has passed and was not written yet ends for everybody first. A repeat
 * changes nothing. Throws NotArchivable where it is not closed or something waits
 * for a decision, StaleVersion, NotFound.
 */
@Injectable()
export class ArchiveChallenge {
  constructor(
    private readonly endChallenge: EndChallenge,
    private readonly recordTimeline: RecordTimeline,
  ) {}

  async archiveChallenge(tx: Tx, actor: Actor, { id, version }: CloseChallengeInput): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    if (challenge.status === 'ARCHIVED') return id;
    if (challenge.status !== 'CLOSED') {
      throw new NotArchivable('Close this challenge first: what is closed can be archived.');
    }
    const waiting = (await findChallengeStats(tx, [id])).get(id)?.waiting ?? 0;
    if (waiting > 0) {
      throw new NotArchivable(
        `Decide on what was handed in first: ${String(waiting)} of its submissions are waiting.`,
      );
    }
    if (!isOver(challenge.writtenStatus)) {
      // By its schedule, and by nobody: only the clock was late.
      const nobody = machineActor('JOB', actor.programId, actor.requestId);
      await this.endChallenge.endChallenge(tx, nobody, challenge, 'CLOSED_BY_SCHEDULE');
    }
    await tx.query(
      `UPDATE challenge SET status = 'ARCHIVED', version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', 'ARCHIVED'),
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
