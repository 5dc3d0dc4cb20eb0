import { Global, Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../platform/config/index.js';
import { INVITATION_ACCEPTOR } from '../../platform/auth/index.js';
import { AcceptInvitation } from './accept-invitation.js';
import { ApiKeyResolver } from './api-key.resolver.js';
import { ChangeLanguage } from './change-language.js';
import { ChangeMemberRoles } from './change-member-roles.js';
import { IntroducePersona } from './introduce-persona.js';
import { DeclineInvitation } from './decline-invitation.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationTokens } from './invitation-token.js';
import { InviteMember } from './invite-member.js';
import { MakeApiKey } from './make-api-key.js';
import { MembershipResolver } from './membership.resolver.js';
import { MailInvitation } from './mail-invitation.js';
import { OnMemberInvited, OnMemberReminded } from './on-member-invited.js';
import { OnSignedIn } from './on-signed-in.js';
import { RemindInvitedJob } from './remind-invited.job.js';
import { RemindInvited } from './remind-invited.js';
import { RemoveMember } from './remove-member.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { StaffResolver } from './staff.resolver.js';
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
    StaffResolver,
    ViewerResolver,
    MailInvitation,
    OnMemberInvited,
    OnMemberReminded,
    RemindInvited,
    RemindInvitedJob,
    DeclineInvitation,
    InvitationController,
    {
      provide: InvitationTokens,
      useFactory: (secrets: Secrets) => new InvitationTokens(secrets.session),
      inject: [SECRETS],
    },
    OnSignedIn,
    { provide: INVITATION_ACCEPTOR, useExisting: OnSignedIn },
  ],
  exports: [...verbs, InvitationController, OnSignedIn, INVITATION_ACCEPTOR],
})
export class IdentityModule {}
