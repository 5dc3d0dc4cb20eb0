import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import {
  AlreadyDecided,
  OwnSubmission,
  submissionDecided,
  TOLD_AFTER_MS,
} from '../define/index.js';
import { type SubmissionRow, NewDecision } from '../take/index.js';
import { isOwnSubmission, lockSubmission } from './lock-submission.js';
import { WriteDecision, type DecisionToWrite, type WrittenDecision } from './write-decision.js';

export type DecideSubmissionInput = z.input<typeof NewDecision> & {
  readonly id: Id;
  /** of the submission, as the decider saw it */
  readonly version: number;
};

/**
 * Decides on a submission that waits: approved, its points are awarded; else the advocate reads what
 * to do next. People are told when the time for Undo is over. Answers the submission's id.
 * Throws InvalidInput, AlreadyDecided (R-C2: who was first), OwnSubmission (R-C5), NotFound.
 */
@Injectable()
export class DecideSubmission {
  constructor(
    private readonly writeDecision: WriteDecision,
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, actor: Actor, input: DecideSubmissionInput): Promise<Id> {
    const decision = decisionOf(parseInput(NewDecision, input));
    const submission = await lockSubmission(tx, input.id);
    if (!submission) throw new NotFound('submission');
    if (isOwnSubmission(actor, submission)) throw new OwnSubmission();
    if (submission.status !== 'SUBMITTED' || submission.version !== input.version) {
      throw submission.decision
        ? new AlreadyDecided(submission.decision)
        : new NotFound('submission');
    }
    const written = await this.writeDecision.execute(tx, actor, submission, decision);
    await this.recordTimeline.execute(tx, actor, linesOf(tx, submission, decision, written));
    await this.outbox.append(tx, [
      submissionDecided.of(
        {
          submissionId: submission.id,
          participationId: submission.participationId,
          challengeId: submission.challengeId,
          advocateId: submission.advocateId,
          stage: submission.stage,
          decisionNo: written.decisionNo,
          kind: decision.kind,
          points: written.points,
        },
        { occurredAt: tx.now, dueAt: plusMs(tx.now, TOLD_AFTER_MS) },
      ),
    ]);
    return submission.id;
  }
}

function decisionOf(decision: NewDecision): DecisionToWrite {
  return {
    kind: decision.kind,
    reason: ('reason' in decision ? decision.reason : null) ?? null,
    message: decision.message,
    final: decision.kind === 'REJECT' && decision.final,
  };
}

function linesOf(
  tx: Tx,
  submission: SubmissionRow,
  decision: DecisionToWrite,
  { decisionNo, points, completed }: WrittenDecision,
): NewTimelineEntry[] {
  const { id: submissionId, stage } = submission;
  const line = {
    subjectKind: 'PARTICIPATION',
    subjectId: submission.participationId,
    occurredAt: tx.now,
    ruleVersion: 1,
    audience: 'ADVOCATE',
  } as const;
  const of = { submissionId, stage, decisionNo };
  if (decision.kind === 'APPROVE') {
    const approved = { ...line, rule: 'R-C2', outcome: 'APPROVED', inputs: { ...of, points } };
    const complete = { ...line, rule: 'R-C1', outcome: 'COMPLETED', inputs: { stage } };
    return completed ? [approved, complete] : [approved];
  }
  const inputs = { ...of, reason: decision.reason };
  if (decision.kind === 'REQUEST_CHANGES') {
    return [{ ...line, rule: 'R-C3', outcome: 'CHANGES_REQUESTED', inputs }];
  }
  const outcome = decision.final ? 'NOT_ACCEPTED_FINAL' : 'NOT_ACCEPTED';
  return [{ ...line, rule: 'R-C3', outcome, inputs }];
}
