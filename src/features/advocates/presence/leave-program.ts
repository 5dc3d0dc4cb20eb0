import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable } from '../../../platform/errors/index.js';
import { findMembershipsOfMembers, RemoveMember } from '../../identity/index.js';
import { findProfilesOf } from '../profile/index.js';
import { EndAdvocacy } from './end-advocacy.js';

/**
 * An advocate leaves the programme by themselves, with every role that they have there; what they
 * earned stays (R-U5). Returns the advocate's id. Throws NotAvailable, NotFound, LastAdmin (R-A4).
 */
@Injectable()
export class LeaveProgram {
  constructor(
    private readonly removeMember: RemoveMember,
    private readonly endAdvocacy: EndAdvocacy,
  ) {}

  async leaveProgram(tx: Tx, actor: Actor): Promise<Id> {
    const { id, advocateId, memberId } = actor;
    if (actor.kind !== 'MEMBER' || id === null || advocateId === null || memberId === null) {
      throw new NotAvailable('Only an advocate leaves: an admin takes others out.');
    }
    await this.removeMember.removeMember(tx, actor, { id });
    // With the addresses of profiles that were merged into theirs nobody comes back (R-U6).
    const [{ memberIds } = { memberIds: [memberId] }] = await findProfilesOf(tx, [advocateId]);
    for (const { id: other, status } of (await findMembershipsOfMembers(tx, memberIds)).values()) {
      if (status !== 'REMOVED') await this.removeMember.removeMember(tx, actor, { id: other });
    }
    for (const each of memberIds) {
      await this.endAdvocacy.endAdvocacy(tx, actor, { memberId: each, outcome: 'LEFT' });
    }
    return advocateId;
  }
}
