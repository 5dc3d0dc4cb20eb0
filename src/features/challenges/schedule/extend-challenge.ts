import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotAvailable } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  challengeLine,
  extensionProblems,
  isOver,
  lockChallenge,
  type LockedChallenge,
} from '../define/index.js';

export interface ExtendChallengeInput {
  readonly id: Id;
  /** of the challenge's row, as it was read */
  readonly version: number;
  /** null: it ends when somebody closes it */
  readonly closesAt: Date | null;
}

/**
 * Gives a challenge that is open a later end, or none, for everybody who is on it (R-C1). Throws
 * InvalidInput for an earlier one, NotAvailable where it has not opened or has ended, StaleVersion,
 * NotFound.
 */
@Injectable()
export class ExtendChallenge {
  constructor(private readonly recordTimeline: RecordTimeline) {}

  async extendChallenge(
    tx: Tx,
    actor: Actor,
    { id, version, closesAt }: ExtendChallengeInput,
  ): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    refuseUnlessOpen(challenge);
    const problems = extensionProblems(challenge.closesAt, closesAt);
    if (problems.length > 0) throw new InvalidInput(problems);
    await tx.query(
      'UPDATE challenge SET closes_at = $3, version = version + 1 WHERE program_id = $1 AND id = $2',
      [tx.programId, id, closesAt],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', 'EXTENDED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { version: challenge.liveVersion, endsAt: closesAt?.toISOString() ?? null },
        audience: 'STAFF',
      },
    ]);
    return id;
  }
}

function refuseUnlessOpen({ status }: LockedChallenge): void {
  if (status === 'LIVE' || status === 'PAUSED') return;
  const message = isOver(status)
    ? 'It has ended: make a new one.'
    : 'Only the end of what is open is moved: publish it with other times, or make a new one.';
  throw new NotAvailable(message, ['id']);
}
