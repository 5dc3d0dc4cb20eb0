import { Global, Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../platform/config/index.js';
import { INVITATION_ACCEPTOR } from '../../platform/auth/index.js';
import {
  AcceptInvitation,
  DeclineInvitation,
  InviteAsAdvocates,
  InvitationController,
  InvitationTokens,
  JoinController,
  InviteMember,
  MailInvitation,
  OnMemberInvited,
  OnMemberReminded,
  OnSignedIn,
  RemindInvitedJob,
  RemindInvited,
} from './invite/index.js';
import { ApiKeyResolver, MembershipResolver, StaffResolver, ViewerResolver } from './api/index.js';
import {
  ChangeLanguage,
  ChangeMemberRoles,
  FollowAddressChanges,
  FollowAddressChangesJob,
  IntroducePersona,
  RemoveMember,
} from './members/index.js';
import { MakeApiKey, RevokeApiKey } from './keys/index.js';

const verbs = [
  AcceptInvitation,
  ChangeLanguage,
  ChangeMemberRoles,
  FollowAddressChanges,
  IntroducePersona,
  InviteAsAdvocates,
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
    FollowAddressChangesJob,
    DeclineInvitation,
    InvitationController,
    JoinController,
    {
      provide: InvitationTokens,
      useFactory: (secrets: Secrets) => new InvitationTokens(secrets.session),
      inject: [SECRETS],
    },
    OnSignedIn,
    { provide: INVITATION_ACCEPTOR, useExisting: OnSignedIn },
  ],
  exports: [...verbs, InvitationController, JoinController, OnSignedIn, INVITATION_ACCEPTOR],
})
export class IdentityModule {}
