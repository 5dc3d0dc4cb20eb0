export { EndAdvocacy } from './end-advocacy.js';
export { EndBreaksJob } from './end-breaks.job.js';
export { EndBreaks } from './end-breaks.js';
export { EnsureAdvocate } from './ensure-advocate.js';
export { FollowAddress } from './follow-address.js';
export { FinishWelcome } from './finish-welcome.js';
export { LeaveProgram } from './leave-program.js';
export {
  OnMemberAddressChangedEnsureAdvocate,
  OnMemberInvitedEnsureAdvocate,
  OnMemberJoinedEnsureAdvocate,
  OnMemberLanguageChangedEnsureAdvocate,
  OnMemberRemindedTellReminder,
  OnMemberRemovedEnsureAdvocate,
  OnMemberRolesChangedEnsureAdvocate,
} from './on-membership-changed.js';
export { PauseAdvocate } from './pause-advocate.js';
export { ResumeAdvocate } from './resume-advocate.js';
export { TellReminder } from './tell-reminder.js';
