import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, type AdvocateStatus, isHere } from '../profile/index.js';

export interface EndedAdvocacy {
  readonly memberId: Id;
  /** by their own hand, or because staff took them out */
  readonly outcome: 'LEFT' | 'TAKEN_OUT';
}

/**
 * R-U5: a member's advocate has left, and a break ends with it. What they earned stays; they get no
 * mail, and their link has ended. Who has left already, or has no profile, stays as they are.
 */
@Injectable()
export class EndAdvocacy {
  constructor(private readonly timeline: RecordTimeline) {}

  async endAdvocacy(tx: Tx, actor: Actor, { memberId, outcome }: EndedAdvocacy): Promise<void> {
    const [[left]] = await tx.query<[{ id: Id; was: AdvocateStatus }[], number]>(
      `UPDATE advocate a SET status = 'LEFT', paused_from = NULL, back_on = NULL, resumes_at = NULL,
         version = a.version + 1
       FROM (SELECT id, status FROM advocate
              WHERE program_id = $1 AND member_id = $2 FOR NO KEY UPDATE) AS before
       WHERE a.program_id = $1 AND a.id = before.id AND before.status <> 'LEFT'
       RETURNING a.id, before.status AS was`,
      [tx.programId, memberId],
    );
    // Whoever was only invited was never here.
    if (!left || !isHere(left.was)) return;
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U5', outcome),
        subjectId: left.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'ADVOCATE',
      },
    ]);
  }
}
