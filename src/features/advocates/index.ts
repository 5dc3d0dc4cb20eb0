import { AdvocateEntity } from './profile/index.js';

export {
  AddAdvocate,
  advocateJoined,
  AdvocateMatch,
  AdvocateMismatch,
  findAdvocateByMember,
  findAdvocatesByIds,
  FindOrAddAdvocates,
  isHere,
  isOwnAddress,
  mailboxesOfAdvocates,
  ownAmong,
  recordOwnAct,
  searchAdvocates,
  takesPart,
  type AdvocateRow,
  type AdvocateStatus,
  type MatchedAdvocate,
  type NewAdvocate,
  type RequestedAdvocate,
} from './profile/index.js';
export { PauseAdvocate } from './presence/index.js';
export { Advocate, advocateById, advocatesAccess } from './api/index.js';
export { AdvocatesModule } from './advocates.module.js';

export const advocatesEntities = [AdvocateEntity];
