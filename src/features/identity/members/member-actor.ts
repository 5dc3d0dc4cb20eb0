import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { OwnProgram } from './identity.queries.js';

/** A member acting in one of their programmes, whichever the request is about. */
export function memberActor(program: OwnProgram, memberId: Id, requestId: string): Actor {
  return {
    kind: 'MEMBER',
    programId: program.programId,
    id: program.membershipId,
    memberId,
    advocateId: program.advocateId,
    roles: program.roles,
    role: null,
    onBehalfOf: null,
    requestId,
  };
}
