export { DecideFraud, type DecideFraudInput } from './decide-fraud.js';
export {
  DecidePlace,
  PLACE_ANSWERS,
  type DecidePlaceInput,
  type PlaceAnswer,
} from './decide-place.js';
export { NotConfirmable, NotMovable, ReferralDecided } from './handle.errors.js';
export { ConfirmReferral, ModerateReferral, WithdrawReferral } from './moderate-referral.js';
export { lockReferrals, type LockedReferral } from './movable-referral.js';
export { acceptIfPending, MoveReferral, RecordFirstContact } from './move-referral.js';
export { notesOfReferrals, type ReferralNoteRow } from './referral-note.queries.js';
export { MoveCompanyReferrals } from './move-company-referrals.js';
export {
  leansOnReferrals,
  REFERRAL_LEANS,
  type ReferralLean,
} from './leans-on-referrals.queries.js';
export { TakeBackAwards } from './take-back-awards.js';
export { type PointsMoved, TakeBackReferrals } from './take-back-referrals.js';
export { WriteNote } from './write-note.js';
export { findReferralsToLink, type ReferralToLink } from './referral-to-link.queries.js';
export { LimitMergesByReferrals } from './limit-profile-merges.js';
export { firstContactTarget } from './first-contact.rules.js';
export { OnReferralQuestioned, OnReferralReceived } from './on-referral-waits.js';
