export { AcceptInvitation } from './accept-invitation.js';
export { DeclineInvitation } from './decline-invitation.js';
export {
  type AddressStanding,
  type InvitationStandingOf,
  standingsOfAddresses,
} from './invitation-standing.queries.js';
export { InvitationTokens } from './invitation-token.js';
export { InvitationController } from './invitation.controller.js';
export { InviteMember, type InviteMemberInput } from './invite-member.js';
export { MailInvitation } from './mail-invitation.js';
export { OnMemberInvited, OnMemberReminded } from './on-member-invited.js';
export { OnSignedIn } from './on-signed-in.js';
export { RemindInvited } from './remind-invited.js';
export { RemindInvitedJob } from './remind-invited.job.js';
export {
  type AdvocatesToInvite,
  InviteAsAdvocates,
  type InvitedAdvocate,
} from './invite-as-advocates.js';
export { JoinController } from './join.controller.js';
