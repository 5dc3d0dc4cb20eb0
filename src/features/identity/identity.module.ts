import { Global, Module } from '@nestjs/common';
import { INVITATION_ACCEPTOR } from '../../platform/auth/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { ApiKeyResolver } from './api-key.resolver.js';
import { ChangeLanguage } from './change-language.js';
import { ChangeMemberRoles } from './change-member-roles.js';
import { IntroducePersona } from './introduce-persona.js';
import { InviteMember } from './invite-member.js';
import { MakeApiKey } from './make-api-key.js';
import { MembershipResolver } from './membership.resolver.js';
import { OnMemberInvited } from './on-member-invited.js';
import { OnSignedIn } from './on-signed-in.js';
import { RemoveMember } from './remove-member.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { ViewerResolver } from './viewer.resolver.js';

const verbs = [
  AcceptInvitation,
  ChangeLanguage,
  ChangeMemberRoles,
  IntroducePersona,
  InviteMember,
  MakeApiKey,
  RemoveMember,
  RevokeApiKey,
];

/** Global: sign-in accepts invitations through it. */
@Global()
@Module({
  providers: [
    ...verbs,
    ApiKeyResolver,
    MembershipResolver,
    ViewerResolver,
    OnMemberInvited,
    OnSignedIn,
    { provide: INVITATION_ACCEPTOR, useExisting: OnSignedIn },
  ],
  exports: [...verbs, OnSignedIn, INVITATION_ACCEPTOR],
})
export class IdentityModule {}
