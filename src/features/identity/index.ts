import { ApiKeyEntity } from './keys/index.js';
import { MembershipEntity } from './members/index.js';

export {
  AcceptInvitation,
  InvitationController,
  JoinController,
  InviteMember,
  type InviteMemberInput,
  type AddressStanding,
  type InvitationStandingOf,
  InviteAsAdvocates,
  type InvitedAdvocate,
  OnSignedIn,
  standingsOfAddresses,
} from './invite/index.js';
export {
  type ChangeMemberRolesInput,
  AlreadyMember,
  InvitationDeclined,
  LastAdmin,
  TooManyInvitations,
  memberAddressChanged,
  memberInvited,
  memberJoined,
  memberLanguageChanged,
  memberReminded,
  memberRemoved,
  memberRolesChanged,
  findMemberBehind,
  findMembership,
  actorIdsOfMembers,
  findMembershipsOfMembers,
  listOwnPrograms,
  type ApiKeyRow,
  type MembershipRow,
  type OwnProgram,
  IntroducePersona,
  type MembershipStatus,
  RemoveMember,
  findStaff,
  findStaffByIds,
  staffByAddress,
  staffInside,
  type StaffRow,
} from './members/index.js';
export { identityAccess, Invitation, invitationOf, StaffMember } from './api/index.js';
export { IdentityModule } from './identity.module.js';
export { type MadeApiKey, type MakeApiKeyInput } from './keys/index.js';

export const identityEntities = [ApiKeyEntity, MembershipEntity];
