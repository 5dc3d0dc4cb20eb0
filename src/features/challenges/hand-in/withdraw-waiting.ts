import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { isOver, submissionWithdrawn } from '../define/index.js';
import { StageHandlers } from '../stages/index.js';
import { participationLine, type LockedParticipation, type SubmissionRow } from '../take/index.js';

/**
 * Takes submissions that wait out of the queue, for an advocate who takes them back: what a stage's
 * kind keeps beside them (the answers of a survey) is kept for the advocate alone from then on. The
 * caller has locked the participation, and settles its status.
 */
@Injectable()
export class WithdrawWaiting {
  constructor(
    private readonly handlers: StageHandlers,
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async withdrawWaiting(
    tx: Tx,
    actor: Actor,
    participation: LockedParticipation,
    waiting: readonly SubmissionRow[],
  ): Promise<void> {
    const { id: participationId, challengeId, advocateId, definition } = participation;
    await markWithdrawn(
      tx,
      waiting.map(({ id }) => id),
    );
    for (const { id: submissionId, stage } of waiting) {
      const kind = definition.stages[stage - 1]?.kind;
      const of = { submissionId, participationId, advocateId, number: stage };
      const takesMore = !isOver(participation.challengeStatus);
      if (kind) await this.handlers.of(kind).withdraw?.(tx, actor, { ...of, takesMore });
    }
    await this.recordTimeline.recordTimeline(
      tx,
      actor,
      waiting.map(({ id: submissionId, stage }) => ({
        ...participationLine('R-C3', 'WITHDRAWN'),
        subjectId: participationId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { submissionId, stage },
        audience: 'ADVOCATE',
      })),
    );
    const ids = { participationId, challengeId, advocateId };
    await this.outbox.append(
      tx,
      waiting.map(({ id, stage }) => submissionWithdrawn.of({ submissionId: id, ...ids, stage })),
    );
  }
}

async function markWithdrawn(tx: Tx, ids: readonly Id[]): Promise<void> {
  await tx.query(
    `UPDATE submission SET status = 'WITHDRAWN', version = version + 1
      WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}
