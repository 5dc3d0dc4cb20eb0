export { ApiKeyResolver } from './api-key.resolver.js';
export { identityAccess } from './identity.access.js';
export { Invitation, StaffMember, invitationOf } from './identity.graphql.js';
export { MembershipResolver } from './membership.resolver.js';
export { StaffResolver } from './staff.resolver.js';
export { ViewerResolver } from './viewer.resolver.js';
