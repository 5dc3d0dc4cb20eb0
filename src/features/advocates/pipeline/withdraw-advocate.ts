import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { findMembershipsOfMembers, RemoveMember } from '../../identity/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, lockAdvocate, type AdvocateRow } from '../profile/index.js';

/**
 * Takes back what did not come about yet: an open invitation, whose link then answers that it has
 * ended, or a nomination, which is set aside. They have LEFT, and may be nominated or invited again.
 * The same again changes nothing. Returns the advocate's id. Throws NotAvailable for who has joined,
 * NotFound.
 */
@Injectable()
export class WithdrawAdvocate {
  constructor(
    private readonly removeMember: RemoveMember,
    private readonly timeline: RecordTimeline,
  ) {}

  async withdrawAdvocate(tx: Tx, actor: Actor, { id }: { readonly id: Id }): Promise<Id> {
    // Whoever joins at this moment locks their membership before their profile, too.
    const invitation = isId(id) ? await this.takeBack(tx, actor, id) : null;
    const advocate = isId(id) ? await lockAdvocate(tx, id) : null;
    if (!advocate) throw new NotFound('advocate', ['id']);
    if (advocate.status === 'LEFT') return advocate.id;
    if (advocate.joinedAt !== null) throw hasJoined();
    await this.setAside(tx, actor, advocate, invitation !== null);
    return advocate.id;
  }

  /** The membership that was taken back; null where there is none. Throws NotAvailable. */
  private async takeBack(tx: Tx, actor: Actor, advocateId: Id): Promise<Id | null> {
    const [known] = await tx.query<{ memberId: Id | null }[]>(
      `SELECT member_id AS "memberId" FROM advocate WHERE program_id = $1 AND id = $2`,
      [tx.programId, advocateId],
    );
    if (!known?.memberId) return null;
    const membership = (await findMembershipsOfMembers(tx, [known.memberId])).get(known.memberId);
    if (!membership || membership.status === 'REMOVED') return null;
    const isInvitation =
      membership.status === 'INVITED' && membership.roles.every((role) => role === 'advocate');
    if (!isInvitation) throw hasJoined();
    await this.removeMember.removeMember(tx, actor, { id: membership.id });
    return membership.id;
  }

  private async setAside(
    tx: Tx,
    actor: Actor,
    { id }: AdvocateRow,
    wasInvited: boolean,
  ): Promise<void> {
    await tx.query(
      `UPDATE advocate SET status = 'LEFT', version = version + 1
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...advocateLine('R-U4', wasInvited ? 'WITHDRAWN' : 'SET_ASIDE'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'STAFF',
      },
    ]);
  }
}

function hasJoined(): NotAvailable {
  return new NotAvailable('They have joined: an admin takes people out.', ['id']);
}
