import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { InvitationAcceptor } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { listOwnPrograms, type OwnProgram } from './identity.queries.js';

/** Who proves that an address is theirs accepts every invitation to it. */
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
      await this.database.write(
        actorOf(program, memberId, requestId),
        'acceptInvitation',
        async (tx) => {
          await this.acceptInvitation.execute(tx, actorOf(program, memberId, requestId), {
            membershipId,
          });
        },
      );
    }
  }
}

function actorOf(program: OwnProgram, memberId: Id, requestId: string): Actor {
  return {
    kind: 'MEMBER',
    programId: program.programId,
    id: program.membershipId,
    memberId,
    advocateId: null,
    roles: program.roles,
    role: null,
    onBehalfOf: null,
    requestId,
  };
}
