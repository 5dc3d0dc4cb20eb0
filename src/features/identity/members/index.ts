import './membership.holding.js';
export { ChangeLanguage } from './change-language.js';
export { ChangeMemberRoles, type ChangeMemberRolesInput } from './change-member-roles.js';
export {
  AlreadyMember,
  BeyondKey,
  InvitationDeclined,
  LastAdmin,
  TooManyInvitations,
} from './identity.errors.js';
export { FollowAddressChanges } from './follow-address-changes.js';
export { FollowAddressChangesJob } from './follow-address-changes.job.js';
export {
  memberAddressChanged,
  memberInvited,
  memberJoined,
  memberLanguageChanged,
  memberReminded,
  memberRemoved,
  memberRolesChanged,
} from './identity.events.js';
export {
  type ApiKeyRow,
  type MembershipRow,
  type OwnProgram,
  findApiKey,
  findMemberBehind,
  findMembership,
  actorIdsOfMembers,
  findMembershipsOfMembers,
  findReading,
  listApiKeys,
  listMemberships,
  listOwnPrograms,
} from './identity.queries.js';
export {
  ApiKeyRoles,
  INVITATIONS_A_DAY,
  INVITATIONS_TO_ONE,
  INVITATION_DAYS,
  MemberRoles,
  hasEnded,
  lastMomentBefore,
  maySetRoles,
  momentsOfInvitation,
} from './identity.rules.js';
export { IntroducePersona } from './introduce-persona.js';
export { memberActor } from './member-actor.js';
export { MembershipEntity, type MembershipStatus } from './membership.entity.js';
export { RemoveMember } from './remove-member.js';
export {
  type StaffRow,
  findStaff,
  findStaffByIds,
  staffByAddress,
  staffInside,
} from './staff.queries.js';
