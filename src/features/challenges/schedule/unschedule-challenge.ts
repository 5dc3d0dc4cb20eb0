import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { challengeLine, lockChallenge } from '../define/index.js';

export interface UnscheduleChallengeInput {
  readonly id: Id;
  /** of the challenge's row, as it was read */
  readonly version: number;
}

/**
 * Takes a scheduled challenge back to a draft before it opens. A draft stays one. Throws
 * NotAvailable where it has opened, StaleVersion (also where it opened at this moment), NotFound.
 */
@Injectable()
export class UnscheduleChallenge {
  constructor(private readonly recordTimeline: RecordTimeline) {}

  async unscheduleChallenge(
    tx: Tx,
    actor: Actor,
    { id, version }: UnscheduleChallengeInput,
  ): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    if (challenge.status === 'DRAFT') return id;
    if (challenge.status !== 'SCHEDULED') {
      throw new NotAvailable('It has opened already: pause it, or close it for good.', ['id']);
    }
    await tx.query(
      `UPDATE challenge SET status = 'DRAFT', live_version = NULL, opens_at = NULL,
              closes_at = NULL, version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', 'UNSCHEDULED'),
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
