import './advocate.holding.js';
import './advocate.traits.js';
export { AddAdvocate, AdvocateMismatch, type NewAdvocate } from './add-advocate.js';
export {
  AdvocateMatch,
  type MatchedAdvocate,
  type RequestedAdvocate,
} from './advocate-match.rules.js';
export { AdvocateEntity } from './advocate.entity.js';
export { advocateJoined, pointsLimited } from './advocate.events.js';
export {
  ADVOCATE_COLUMNS,
  type AdvocateRow,
  countAdvocatesOf,
  findAdvocateByMember,
  findAdvocatesByEmails,
  findAdvocatesByExternalIds,
  findAdvocatesByIds,
  findAdvocatesByMembers,
  findAdvocatesMeant,
  findProfilesOf,
  type KnownAdvocateRow,
  hasMoreAdvocatesThan,
  lockAdvocate,
  lockAdvocates,
} from './advocate.queries.js';
export {
  ADVOCATE_STATUSES,
  type AdvocateStatus,
  isHere,
  PAUSE_SOURCES,
  type PauseSource,
  statusHere,
  takesPart,
} from './advocate.rules.js';
export { advocateLine, advocateSubject } from './advocate.subject.js';
export { ChangeEmployer } from './change-employer.js';
export { CorrectFormerEmployer } from './correct-former-employer.js';
export { EndPointsOfLeaver } from './end-points-of-leaver.js';
export { FormerEmployerEntity } from './former-employer.entity.js';
export {
  formerAdvocatesOf,
  formerEmployersOf,
  type FormerEmployerRow,
} from './former-employer.queries.js';
export { ChangeAdvocate } from './change-advocate.js';
export { FindOrAddAdvocates } from './find-or-add-advocates.js';
export { endOfPoints, lastDayOfPoints } from './leaving.rules.js';
export { lockProfile } from './lock-profile.js';
export {
  isOwnAddress,
  mailboxesOfAdvocates,
  mailboxesOfMember,
  ownAmong,
} from './own-advocates.js';
export { endOfBreak, ZONE_SOURCES, type ZoneSource } from './profile.rules.js';
export { MoveCompanyPeople } from './move-company-people.js';
export { recordOwnAct } from './record-own-act.js';
export { type AdvocateReport, ReportAdvocates, type ReportedAdvocate } from './report-advocates.js';
export type { ProfileField, SaidOfProfile } from './reported-profile.rules.js';
export { SetTimeZone } from './set-time-zone.js';
