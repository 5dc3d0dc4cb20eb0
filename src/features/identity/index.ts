import { ApiKeyEntity } from './api-key.entity.js';
import { MembershipEntity } from './membership.entity.js';

export { AcceptInvitation } from './accept-invitation.js';
export { type ChangeMemberRolesInput } from './change-member-roles.js';
export { identityAccess } from './identity.access.js';
export { LastAdmin } from './identity.errors.js';
export { Invitation, invitationOf, StaffMember } from './identity.graphql.js';
export {
  memberInvited,
  memberJoined,
  memberLanguageChanged,
  memberRemoved,
  memberRolesChanged,
} from './identity.events.js';
export { IdentityModule } from './identity.module.js';
export {
  findMembership,
  findMembershipsOfMembers,
  listOwnPrograms,
  type ApiKeyRow,
  type MembershipRow,
  type OwnProgram,
} from './identity.queries.js';
export { IntroducePersona } from './introduce-persona.js';
export { InvitationController } from './invitation.controller.js';
export { InviteMember, type InviteMemberInput } from './invite-member.js';
export { type MadeApiKey, type MakeApiKeyInput } from './make-api-key.js';
export type { MembershipStatus } from './membership.entity.js';
export { OnSignedIn } from './on-signed-in.js';
export { RemoveMember } from './remove-member.js';
export { findStaff, findStaffByIds, type StaffRow } from './staff.queries.js';

export const identityEntities = [ApiKeyEntity, MembershipEntity];
