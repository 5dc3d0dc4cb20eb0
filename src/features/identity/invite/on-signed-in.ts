import { Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import type { InvitationAcceptor } from '../../../platform/auth/index.js';
import { Database } from '../../../platform/database/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { listOwnPrograms, memberActor } from '../members/index.js';

/** A person who proves that an address is theirs accepts every invitation to it. */
@Injectable()
export class OnSignedIn implements InvitationAcceptor {
  constructor(
    private readonly database: Database,
    private readonly acceptInvitation: AcceptInvitation,
  ) {}

  async acceptAll(memberId: Id, requestId: string): Promise<void> {
    const programs = await this.database.readOwn(memberId, listOwnPrograms);
    for (const program of programs.filter(({ status }) => status === 'INVITED')) {
      const { membershipId } = program;
      const actor = memberActor(program, memberId, requestId);
      await this.database.write(actor, 'acceptInvitation', (tx) =>
        this.acceptInvitation.acceptInvitation(tx, actor, { membershipId }),
      );
    }
  }
}
