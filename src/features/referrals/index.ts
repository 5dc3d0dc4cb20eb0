import { DealLinkEntity, DealSplitEntity } from './deal-link.entity.js';
import { LinkEntity, TouchEntity } from './link.entity.js';
import { ReferralDecisionEntity, ReferralFactEntity } from './referral-input.entity.js';
import { ReferralEntity } from './referral.entity.js';

export { AddReferrals, type AddedReferral, type NewReferral } from './add-referrals.js';
export { AwardImported } from './award-imported.js';
export { CloseWindows, nextWindowClosing, oldestOverdueSeconds } from './close-windows.js';
export { closeShare } from './close-share.rules.js';
export { WithdrawReferral } from './moderate-referral.js';
export { MoveReferral, RecordFirstContact } from './move-referral.js';
export { RecordClicks } from './record-clicks.js';
export { RecordDeal, type RecordDealInput } from './record-deal.js';
export { RecordDeals, type ToldDeal } from './record-deals.js';
export { RecordReferral } from './record-referral.js';
export { referralsAccess } from './referral.access.js';
export {
  referralConfirmationWanted,
  referralConverted,
  referralExpired,
  referralMoved,
  type OfReferral,
} from './referral.events.js';
export { Referral, ReferralStatusEnum } from './referral.graphql.js';
export type { ReferralStatus, ReferralStep } from './referral-group.rules.js';
export { findProjectionBreaks, type CheckedReferrals } from './projection-breaks.queries.js';
export { findReferralNames } from './referral-name.queries.js';
export { findReferralIdsByExternalIds } from './referral-external-id.queries.js';
export { nextToClose, type ReferralRow } from './referral.queries.js';
export { ReferralsModule } from './referrals.module.js';
export { SettleReferrals } from './settle-referrals.js';
export { SubmitReferral } from './submit-referral.js';
export { LinkClicks } from './link-clicks.js';
export { LinkDirectory } from './link-directory.js';
export { registerLinkRoutes } from './link.controller.js';
export { ReferByLink } from './refer-by-link.js';
export { EnsureLink } from './ensure-link.js';

export const referralsEntities = [
  ReferralEntity,
  ReferralFactEntity,
  ReferralDecisionEntity,
  DealLinkEntity,
  DealSplitEntity,
  LinkEntity,
  TouchEntity,
];
