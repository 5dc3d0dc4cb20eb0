import { Global, Module } from '@nestjs/common';
import { INVITATION_ACCEPTOR } from '../../platform/auth/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { ChangeMemberRoles } from './change-member-roles.js';
import { InviteMember } from './invite-member.js';
import { MakeApiKey } from './make-api-key.js';
import { OnMemberInvited } from './on-member-invited.js';
import { OnSignedIn } from './on-signed-in.js';
import { RemoveMember } from './remove-member.js';
import { RevokeApiKey } from './revoke-api-key.js';

const verbs = [
  AcceptInvitation,
  ChangeMemberRoles,
  InviteMember,
  MakeApiKey,
  RemoveMember,
  RevokeApiKey,
];

/** Global: sign-in lets people in by it. */
@Global()
@Module({
  providers: [
    ...verbs,
    OnMemberInvited,
    OnSignedIn,
    { provide: INVITATION_ACCEPTOR, useExisting: OnSignedIn },
  ],
  exports: [...verbs, OnSignedIn, INVITATION_ACCEPTOR],
})
export class IdentityModule {}
