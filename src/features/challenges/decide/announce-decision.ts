import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox, type EventTimes } from '../../../platform/outbox/index.js';
import { RecordTimeline, type NewTimelineEntry } from '../../timeline/index.js';
import { submissionDecided } from '../define/index.js';
import type { SubmissionRow } from '../take/index.js';
import type { DecisionToWrite, WrittenDecision } from './write-decision.js';
import { participationLine } from '../take/index.js';

export interface DecisionToAnnounce {
  readonly submission: SubmissionRow;
  readonly decision: DecisionToWrite;
  readonly written: WrittenDecision;
  /** nobody had to decide: what was handed in was enough */
  readonly isAtOnce: boolean;
  readonly times: EventTimes;
}

/** The lines and the event of a decision that was written. */
@Injectable()
export class AnnounceDecision {
  constructor(
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async announceDecision(tx: Tx, actor: Actor, told: DecisionToAnnounce): Promise<void> {
    const { id, participationId, challengeId, advocateId, stage } = told.submission;
    const { decisionNo, points } = told.written;
    await this.recordTimeline.recordTimeline(tx, actor, linesOf(tx, told));
    const ids = { submissionId: id, participationId, challengeId, advocateId };
    const decided = { ...ids, stage, decisionNo, kind: told.decision.kind, points };
    await this.outbox.append(tx, [submissionDecided.of(decided, told.times)]);
  }
}

function linesOf(tx: Tx, told: DecisionToAnnounce): NewTimelineEntry[] {
  const { submission, written } = told;
  const line = {
    subjectId: submission.participationId,
    occurredAt: tx.now,
    ruleVersion: 1,
    audience: 'ADVOCATE',
  } as const;
  const decided: NewTimelineEntry = { ...line, ...lineOf(told) };
  if (written.completed) {
    const inputs = { stage: submission.stage };
    return [decided, { ...line, ...participationLine('R-C1', 'COMPLETED'), inputs }];
  }
  if (!written.ended) return [decided];
  return [decided, { ...line, ...participationLine('R-C1', 'ENDED_WITH_CHALLENGE'), inputs: {} }];
}

function lineOf({ submission, decision, written, isAtOnce }: DecisionToAnnounce) {
  const { decisionNo, points } = written;
  const of = { submissionId: submission.id, stage: submission.stage, decisionNo };
  if (decision.kind === 'APPROVE') {
    const outcome = isAtOnce ? 'APPROVED_AT_ONCE' : 'APPROVED';
    return { ...participationLine('R-C2', outcome), inputs: { ...of, points } };
  }
  const inputs = { ...of, reason: decision.reason };
  if (decision.kind === 'REQUEST_CHANGES') {
    return { ...participationLine('R-C3', 'CHANGES_REQUESTED'), inputs };
  }
  const outcome = decision.final ? 'NOT_ACCEPTED_FINAL' : 'NOT_ACCEPTED';
  return { ...participationLine('R-C3', outcome), inputs };
}
