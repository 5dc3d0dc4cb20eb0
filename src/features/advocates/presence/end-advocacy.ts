import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { findMembershipsOfMembers, RemoveMember } from '../../identity/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, type AdvocateStatus, findProfilesOf, isHere } from '../profile/index.js';

export interface EndedAdvocacy {
  readonly memberId: Id;
  /** by their own hand, because staff took them out, or because they want no invitation (R-U4) */
  readonly outcome: 'LEFT' | 'TAKEN_OUT' | 'DECLINED';
}

/**
 * R-U5: a member's advocate has left, and a break ends with it. What they earned stays; they get no
 * mail, and their link has ended; neither does a profile that was merged into theirs let anybody in
 * (R-U6). Who has left already, or has no profile, stays as they are.
 */
@Injectable()
export class EndAdvocacy {
  constructor(
    private readonly removeMember: RemoveMember,
    private readonly timeline: RecordTimeline,
  ) {}

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
    if (!left) return;
    await this.removeOthers(tx, actor, left.id, memberId);
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...lineOf(outcome, left.was),
        subjectId: left.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
      },
    ]);
  }

  private async removeOthers(tx: Tx, actor: Actor, advocateId: Id, memberId: Id): Promise<void> {
    const [profiles] = await findProfilesOf(tx, [advocateId]);
    const others = (profiles?.memberIds ?? []).filter((id) => id !== memberId);
    if (others.length === 0) return;
    for (const { id, status } of (await findMembershipsOfMembers(tx, others)).values()) {
      if (status !== 'REMOVED') await this.removeMember.removeMember(tx, actor, { id });
    }
  }
}

/** Whoever was only invited was never here: their invitation ends. */
function lineOf(outcome: EndedAdvocacy['outcome'], was: AdvocateStatus) {
  if (outcome === 'DECLINED') {
    return { ...advocateLine('R-U4', 'DECLINED'), audience: 'STAFF' } as const;
  }
  if (!isHere(was)) return { ...advocateLine('R-U4', 'WITHDRAWN'), audience: 'STAFF' } as const;
  return { ...advocateLine('R-U5', outcome), audience: 'ADVOCATE' } as const;
}
