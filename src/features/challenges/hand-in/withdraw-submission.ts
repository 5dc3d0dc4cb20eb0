import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { NotWithdrawable } from '../define/index.js';
import {
  findSubmissions,
  lockParticipation,
  participationLine,
  settleStatuses,
  type SubmissionRow,
} from '../take/index.js';
import { WithdrawWaiting } from './withdraw-waiting.js';

/**
 * The advocate takes back what waits for a decision: it leaves Approvals at once, and can be handed
 * in anew while the challenge takes proofs. Whoever decides at the same moment wins or is told
 * (SubmissionWithdrawn). A repeat changes nothing. Throws NotWithdrawable where it was decided,
 * NotFound (also for somebody else's: R-A1).
 */
@Injectable()
export class WithdrawSubmission {
  constructor(
    private readonly withdrawWaiting: WithdrawWaiting,
    private readonly recordTimeline: RecordTimeline,
  ) {}

  async withdrawSubmission(tx: Tx, actor: Actor, { id }: { readonly id: Id }): Promise<Id> {
    const participationId = (await own(tx, actor, id)).participationId;
    const participation = await lockParticipation(tx, participationId);
    // Read again: what the transaction that held the lock before has committed is seen only now.
    const submission = await own(tx, actor, id);
    if (participation === null) throw new NotFound('submission');
    if (submission.status === 'WITHDRAWN') return id;
    if (submission.status !== 'SUBMITTED') throw new NotWithdrawable();
    await this.withdrawWaiting.withdrawWaiting(tx, actor, participation, [submission]);
    const [change] = await settleStatuses(tx, [participationId]);
    if (change?.to === 'CLOSED_BY_PROGRAM') {
      await this.recordTimeline.recordTimeline(tx, actor, [
        {
          ...participationLine('R-C1', 'ENDED_WITH_CHALLENGE'),
          subjectId: participationId,
          occurredAt: tx.now,
          ruleVersion: 1,
          inputs: {},
          audience: 'ADVOCATE',
        },
      ]);
    }
    return id;
  }
}

async function own(tx: Tx, actor: Actor, id: Id): Promise<SubmissionRow> {
  const submission = (await findSubmissions(tx, [id])).get(id);
  if (!submission || submission.advocateId !== actor.advocateId) throw new NotFound('submission');
  return submission;
}
