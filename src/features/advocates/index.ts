import { AdvocateInterestEntity, InterestEntity } from './interests/index.js';
import { InvitationRoundEntity, NominationEntity } from './pipeline/index.js';
import { ProfileMergeEntity, ProfileMergeRowEntity } from './merge/index.js';
import { AdvocateEntity, FormerEmployerEntity } from './profile/index.js';
import { WillingEntity } from './willing/index.js';

export {
  AddAdvocate,
  advocateJoined,
  advocateLine,
  advocateSubject,
  AdvocateMatch,
  AdvocateMismatch,
  EndPointsOfLeaver,
  findAdvocateByMember,
  findAdvocatesByExternalIds,
  findAdvocatesByIds,
  findAdvocatesMeant,
  formerEmployersOf,
  FindOrAddAdvocates,
  hasMoreAdvocatesThan,
  isHere,
  isOwnAddress,
  lockAdvocates,
  mailboxesOfAdvocates,
  mailboxesOfMember,
  ownAmong,
  pointsLimited,
  type ProfileField,
  recordOwnAct,
  ReportAdvocates,
  type ReportedAdvocate,
  takesPart,
  type AdvocateReport,
  type AdvocateRow,
  type AdvocateStatus,
  type MatchedAdvocate,
  type NewAdvocate,
  type RequestedAdvocate,
  type SaidOfProfile,
} from './profile/index.js';
export {
  type AdvocateCondition,
  askAboutAdvocates,
  countAdvocates,
  searchAdvocates,
} from './find/index.js';
export { LimitsProfileMerges, type ProfileLimit, type ProfileSide } from './merge/index.js';
export { FinishWelcome, PauseAdvocate } from './presence/index.js';
export {
  ChooseInterests,
  interestKey,
  listInterests,
  ReportInterests,
  SaveInterest,
} from './interests/index.js';
export {
  countWilling,
  ReportWilling,
  SayWilling,
  TakeBackWilling,
  WILLING_TO,
  type WillingTo,
} from './willing/index.js';
export {
  Advocate,
  advocateById,
  AdvocateConnection,
  advocatesAccess,
  WillingToEnum,
} from './api/index.js';
export { AdvocatesModule } from './advocates.module.js';
export { MailMergesModule } from './mail-merges.module.js';

export const advocatesEntities = [
  AdvocateEntity,
  AdvocateInterestEntity,
  FormerEmployerEntity,
  InterestEntity,
  InvitationRoundEntity,
  NominationEntity,
  ProfileMergeEntity,
  ProfileMergeRowEntity,
  WillingEntity,
];
