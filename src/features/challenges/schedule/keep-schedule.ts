import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  challengeLine,
  challengePublished,
  isOver,
  lockChallengeNow,
  type LockedChallenge,
} from '../define/index.js';
import { EndChallenge } from '../take/index.js';

/**
 * Does the one thing that is due on a challenge by now: it opens, or it ends. Whoever changed its
 * times, took it back or did the same meanwhile was first, and nothing happens. Returns whether
 * something did. Throws NotFound.
 */
@Injectable()
export class KeepSchedule {
  constructor(
    private readonly endChallenge: EndChallenge,
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async keepSchedule(tx: Tx, actor: Actor, { id }: { readonly id: Id }): Promise<boolean> {
    const challenge = await lockChallengeNow(tx, id);
    const { status, writtenStatus, opensAt } = challenge;
    if (status === 'SCHEDULED' && opensAt !== null && opensAt <= tx.now) {
      await this.open(tx, actor, challenge);
      return true;
    }
    if (!isOver(status) || isOver(writtenStatus)) return false;
    await this.endChallenge.endChallenge(tx, actor, challenge, 'CLOSED_BY_SCHEDULE');
    return true;
  }

  private async open(tx: Tx, actor: Actor, { id, liveVersion }: LockedChallenge): Promise<void> {
    await tx.query(
      `UPDATE challenge SET status = 'LIVE', opens_at = NULL, published_at = $3,
              version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id, tx.now],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', 'OPENED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { version: liveVersion },
        audience: 'STAFF',
      },
    ]);
    const of = { challengeId: id, version: liveVersion ?? 0 };
    await this.outbox.append(tx, [challengePublished.of(of)]);
  }
}
