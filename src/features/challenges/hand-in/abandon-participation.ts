import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { isUnderWay, NotAbandonable, type ParticipationStatus } from '../define/index.js';
import { findParticipations, lockParticipation, participationLine } from '../take/index.js';
import { WithdrawWaiting } from './withdraw-waiting.js';

/**
 * The advocate gives up a challenge that they began: what waits is taken back with it, what was
 * decided and paid stays, and starting it again goes on with the same participation. A repeat takes
 * back what waits anew since (a refusal was taken back), and else changes nothing. Throws NotAbandonable where it is complete or has ended, NotFound (also for
 * somebody else's: R-A1).
 */
@Injectable()
export class AbandonParticipation {
  constructor(
    private readonly withdrawWaiting: WithdrawWaiting,
    private readonly recordTimeline: RecordTimeline,
  ) {}

  async abandonParticipation(tx: Tx, actor: Actor, { id }: { readonly id: Id }): Promise<Id> {
    const participation = await lockParticipation(tx, id);
    if (participation === null || participation.advocateId !== actor.advocateId) {
      throw new NotFound('challenge of yours');
    }
    const { status } = participation;
    const wasGivenUp = status === 'ABANDONED';
    if (!wasGivenUp && !isUnderWay(status)) throw new NotAbandonable(whyNot(status));
    const submissions = (await findParticipations(tx, [id])).get(id)?.submissions ?? [];
    const waiting = submissions.filter((submission) => submission.status === 'SUBMITTED');
    await this.withdrawWaiting.withdrawWaiting(tx, actor, participation, waiting);
    if (wasGivenUp) return id;
    await tx.query(
      `UPDATE participation SET status = 'ABANDONED' WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...participationLine('R-C1', 'ABANDONED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'ADVOCATE',
      },
    ]);
    return id;
  }
}

function whyNot(status: ParticipationStatus): string {
  return status === 'COMPLETED'
    ? 'You have completed this challenge: there is nothing to give up.'
    : 'This challenge has ended: there is nothing to give up.';
}
