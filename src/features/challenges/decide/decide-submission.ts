import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import {
  AlreadyDecided,
  isChallengeOver,
  SubmissionWithdrawn,
  TOLD_AFTER_MS,
} from '../define/index.js';
import { NewDecision, type SubmissionRow } from '../take/index.js';
import { lockSubmission, refuseOwnSubmission } from './lock-submission.js';
import { AnnounceDecision } from './announce-decision.js';
import { WriteDecision, type DecisionToWrite } from './write-decision.js';

export type DecideSubmissionInput = z.input<typeof NewDecision> & {
  readonly id: Id;
  /** of the submission, as the decider saw it */
  readonly version: number;
};

/**
 * Decides on a submission that waits: an approval awards its points; any other decision shows the
 * advocate what to do next. People are notified when the time for Undo is over. Returns the
 * submission's id. Throws InvalidInput, AlreadyDecided (R-C2: who was first), SubmissionWithdrawn,
 * StaleVersion (it waits anew since), OwnSubmission (R-C5), NotFound.
 */
@Injectable()
export class DecideSubmission {
  constructor(
    private readonly writeDecision: WriteDecision,
    private readonly announceDecision: AnnounceDecision,
  ) {}

  async decideSubmission(tx: Tx, actor: Actor, input: DecideSubmissionInput): Promise<Id> {
    const wanted = parseInput(NewDecision, input);
    const submission = await lockSubmission(tx, input.id);
    if (!submission) throw new NotFound('submission');
    await refuseOwnSubmission(tx, actor, submission);
    refuseOther(submission, input.version);
    const decision = decisionOf(wanted, await isChallengeOver(tx, submission.challengeId));
    const written = await this.writeDecision.writeDecision(tx, actor, submission, decision);
    await this.announceDecision.announceDecision(tx, actor, {
      submission,
      decision,
      written,
      isAtOnce: false,
      times: { occurredAt: tx.now, dueAt: plusMs(tx.now, TOLD_AFTER_MS) },
    });
    return submission.id;
  }
}

/** What waits is what the decider saw; who decided on an older proof is not told as its decider. */
function refuseOther({ status, version, decision }: SubmissionRow, seen: number): void {
  if (status === 'WITHDRAWN') throw new SubmissionWithdrawn();
  if (status === 'SUBMITTED' && version === seen) return;
  if (status === 'SUBMITTED' || decision === null) throw new StaleVersion('submission', version);
  throw new AlreadyDecided(decision);
}

/** Nothing can be handed in again once the challenge is over: a refusal is final then. */
function decisionOf(decision: NewDecision, isOver: boolean): DecisionToWrite {
  if (isOver && decision.kind === 'REQUEST_CHANGES') {
    const message =
      'This challenge has ended, so nothing can be changed any more: approve it, or do not accept it.';
    throw new InvalidInput([{ path: ['kind'], message }]);
  }
  return {
    kind: decision.kind,
    reason: ('reason' in decision ? decision.reason : null) ?? null,
    message: decision.message,
    final: decision.kind === 'REJECT' && (decision.final || isOver),
  };
}
