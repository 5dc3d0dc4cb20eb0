export { type AddedReferral, AddReferrals, type NewReferral } from './add-referrals.js';
export { RecordReferral } from './record-referral.js';
export { RefereeKey } from './referee-key.js';
export {
  findReferralIdsByExternalIds,
  hasMoreReferralsThan,
} from './referral-external-id.queries.js';
export { findToldReferrals, type ToldReferral } from './told-referral.queries.js';
export { SubmitReferral } from './submit-referral.js';
export { DuplicateReferral, SelfReferral } from './intake.errors.js';
