import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { longTextOrNull } from '../../../kernel/texts.js';
import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotDecidable, NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { decisionTakenBack, UNDO_MS } from '../define/index.js';
import type { DecisionRow, SubmissionRow } from '../take/index.js';
import { lockSubmission, refuseOwnSubmission } from './lock-submission.js';
import { WriteDecision } from './write-decision.js';
import { participationLine } from '../take/index.js';

const Input = z.object({
  id: z.uuid(),
  message: longTextOrNull(1_000),
});
export type TakeBackDecisionInput = z.input<typeof Input>;

/**
 * Takes the last decision on a submission back: its award is reversed, and the submission waits in
 * its old place of the queue. Within 10 seconds nobody is notified; later a reason is needed, and
 * the advocate is notified. Returns the submission's id. Throws InvalidInput, NotDecidable,
 * OwnSubmission (R-C5), NotFound.
 */
@Injectable()
export class TakeBackDecision {
  constructor(
    private readonly writeDecision: WriteDecision,
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async takeBackDecision(tx: Tx, actor: Actor, input: TakeBackDecisionInput): Promise<Id> {
    const { id, message } = parseInput(Input, input);
    const submission = await lockSubmission(tx, id);
    if (!submission) throw new NotFound('submission');
    const decision = standingDecision(submission);
    await refuseOwnSubmission(tx, actor, submission);
    const untold = tx.now.getTime() < plusMs(decision.decidedAt, UNDO_MS).getTime();
    if (!untold && message === null) {
      const why = 'Say why you take the decision back: the advocate was told of it.';
      throw new InvalidInput([{ path: ['message'], message: why }]);
    }
    const taken = { kind: 'TAKE_BACK', reason: null, message, final: false } as const;
    const { decisionNo, points } = await this.writeDecision.writeDecision(
      tx,
      actor,
      submission,
      taken,
    );
    const { participationId, challengeId, advocateId, stage } = submission;
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...participationLine('R-C2', 'TAKEN_BACK'),
        subjectId: participationId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { submissionId: id, stage, decisionNo, decision: decision.kind, points: -points },
        audience: 'ADVOCATE',
      },
    ]);
    if (!untold) {
      const ids = { submissionId: id, participationId, challengeId, advocateId };
      await this.outbox.append(tx, [
        decisionTakenBack.of({ ...ids, stage, decisionNo, points: -points }),
      ]);
    }
    return id;
  }
}

function standingDecision({ decision, status }: SubmissionRow): DecisionRow {
  if (status === 'WITHDRAWN') {
    throw new NotDecidable('Its advocate has taken back what was handed in.', ['id']);
  }
  if (decision === null || status === 'SUBMITTED' || decision.kind === 'TAKE_BACK') {
    throw new NotDecidable('There is no decision to take back: the submission is waiting.', ['id']);
  }
  return decision;
}
