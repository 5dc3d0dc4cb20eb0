import { AdvocateEntity } from './advocate.entity.js';

export { AddAdvocate, AdvocateMismatch, type NewAdvocate } from './add-advocate.js';
export { advocateJoined } from './advocate.events.js';
export { Advocate } from './advocate.graphql.js';
export { advocateById } from './advocate.loaders.js';
export { takesPart, type AdvocateStatus } from './advocate.rules.js';
export {
  findAdvocateByMember,
  findAdvocatesByIds,
  searchAdvocates,
  type AdvocateRow,
} from './advocate.queries.js';
import './advocate.subject.js';
export { advocatesAccess } from './advocates.access.js';
export { AdvocatesModule } from './advocates.module.js';
export {
  AdvocateMatch,
  type MatchedAdvocate,
  type RequestedAdvocate,
} from './advocate-match.rules.js';
export { isOwnAddress, mailboxesOfAdvocates, ownAmong } from './own-advocates.js';
export { FindOrAddAdvocates } from './find-or-add-advocates.js';

export const advocatesEntities = [AdvocateEntity];
