import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import type { DecisionKind, DecisionReason, SubmissionStatus } from '../define/index.js';
import { settleStatuses, type SubmissionRow } from '../take/index.js';
import { SettleParticipation } from './settle-participation.js';

export interface DecisionToWrite {
  readonly kind: DecisionKind;
  readonly reason: DecisionReason | null;
  readonly message: string | null;
  readonly final: boolean;
}

export interface WrittenDecision {
  readonly decisionNo: number;
  /** what moved: above zero awarded, below zero taken back */
  readonly points: Points;
  /** the participation's last open stage was approved by it */
  readonly completed: boolean;
  /** nothing of it waits any more, and its challenge is over */
  readonly ended: boolean;
}

const STATUS_AFTER: Readonly<Record<DecisionKind, SubmissionStatus>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  REJECT: 'REJECTED',
  TAKE_BACK: 'SUBMITTED',
};

/**
 * Writes a decision on a submission whose participation the caller has locked: the new state, the
 * decision with its number, the points, and whether the participation is complete.
 */
@Injectable()
export class WriteDecision {
  constructor(private readonly settleParticipation: SettleParticipation) {}

  async writeDecision(
    tx: Tx,
    actor: Actor,
    submission: SubmissionRow,
    decision: DecisionToWrite,
  ): Promise<WrittenDecision> {
    const decisionNo = submission.decisionNo + 1;
    await this.changeState(tx, submission, decision, decisionNo);
    const points = await this.settle(tx, actor, submission, decision.kind, decisionNo);
    await tx.query(
      `INSERT INTO decision (program_id, submission_id, decision_no, kind, reason_code, message,
         final, points, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.programId,
        submission.id,
        decisionNo,
        decision.kind,
        decision.reason,
        decision.message,
        decision.final,
        Math.abs(points),
        actor.id,
        tx.now,
      ],
    );
    const [change] = await settleStatuses(tx, [submission.participationId]);
    return {
      decisionNo,
      points,
      completed: change?.to === 'COMPLETED',
      ended: change?.to === 'CLOSED_BY_PROGRAM',
    };
  }

  /** The caller's lock makes the condition true; it is the last guard against a second decision. */
  private async changeState(
    tx: Tx,
    submission: SubmissionRow,
    decision: DecisionToWrite,
    decisionNo: number,
  ): Promise<void> {
    const [, changed] = await tx.query<[unknown[], number]>(
      `UPDATE submission SET status = $4, final = $5, decision_no = $6, version = version + 1
        WHERE program_id = $1 AND id = $2 AND version = $3`,
      [
        tx.programId,
        submission.id,
        submission.version,
        STATUS_AFTER[decision.kind],
        decision.final,
        decisionNo,
      ],
    );
    if (changed !== 1) throw new Error('A submission changed under the lock of its participation.');
  }

  private settle(
    tx: Tx,
    actor: Actor,
    { id, participationId, advocateId, decision }: SubmissionRow,
    kind: DecisionKind,
    decisionNo: number,
  ): Promise<Points> {
    const reversed = kind === 'TAKE_BACK' && decision?.kind === 'APPROVE';
    if (kind !== 'APPROVE' && !reversed) return Promise.resolve(0);
    const what = reversed ? 'reversal' : 'award';
    const key = `submission:${id}:${what}${decisionNo === 1 ? '' : `:${String(decisionNo)}`}`;
    return this.settleParticipation.settleParticipation(tx, actor, {
      key,
      participationId,
      advocateId,
    });
  }
}
