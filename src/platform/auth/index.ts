export { AuthModule, INVITATION_ACCEPTOR } from './auth.module.js';
export type { AuthModuleSettings, InvitationAcceptor } from './auth.module.js';
export { cookiesOf, headersOf, registerAuthRoutes, type AuthRouteDeps } from './auth-routes.js';
export { isCrossSite } from './cross-site.js';
export { registerCrossSiteGuard } from './cross-site-guard.js';
export { isFromThisComputer } from './loopback.js';
export { findProvenAddress, type ProvenAddress } from './proven-address.queries.js';
export {
  ensureMember,
  ensureMembers,
  findFormerAddresses,
  findMembersByFormerAddresses,
  findMembersOfMemberships,
  findProgramMembers,
  type ProgramMember,
} from './program-member.queries.js';
export { cookieSecret, hasSession } from './session-cookie.js';
export { nameOfMembership, personOfMember } from './program-member.loaders.js';
export { SessionReader } from './session-reader.js';
export type { IdentifiableRequest, Identity, Member } from './session-reader.js';
export { SignIn, type SignInSettings } from './sign-in.js';
