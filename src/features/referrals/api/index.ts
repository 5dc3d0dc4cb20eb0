export { CompanyReferralsResolver } from './company-referrals.resolver.js';
export { DuplicateReferralResolver } from './duplicate-referral.resolver.js';
export { AdvocateReferralResolver, StaffReferralResolver } from './referral-mutations.resolver.js';
export {
  ReferralDecidedResolver,
  ReferralDecisionsResolver,
} from './referral-decisions.resolver.js';
export { MergedReferralResolver, MergePreviewResolver } from './merge-preview.resolver.js';
export { ReferralNotesResolver } from './referral-notes.resolver.js';
export { referralsAccess } from './referral.access.js';
export { Referral } from './referral.graphql.js';
export { type ReferralRow } from './referral.queries.js';
export { ReferralResolver } from './referral.resolver.js';
export { referralById } from './referral.loaders.js';
