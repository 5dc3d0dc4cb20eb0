import { Module } from '@nestjs/common';
import { AdvocatesModule } from '../advocates/index.js';
import { DealsModule } from '../deals/index.js';
import { LedgerModule } from '../ledger/index.js';
import { TimelineModule } from '../timeline/index.js';
import { AddReferrals } from './add-referrals.js';
import { AwardImported } from './award-imported.js';
import { CloseWindows } from './close-windows.js';
import { CloseWindowsJob } from './close-windows.job.js';
import { AdvocateReferralsResolver } from './advocate-referrals.resolver.js';
import { DealResolver } from './deal.resolver.js';
import { DuplicateReferralResolver } from './duplicate-referral.resolver.js';
import { EnsureLink } from './ensure-link.js';
import { AdvocateReferralResolver, StaffReferralResolver } from './referral-mutations.resolver.js';
import { ReferralResolver } from './referral.resolver.js';
import { ConfirmReferral, ModerateReferral, WithdrawReferral } from './moderate-referral.js';
import { LinkClicks } from './link-clicks.js';
import { LinkDirectory } from './link-directory.js';
import { ReferByLink } from './refer-by-link.js';
import { MoveReferral, RecordFirstContact } from './move-referral.js';
import { RecordClicks } from './record-clicks.js';
import { RecordDeal } from './record-deal.js';
import { RecordDeals } from './record-deals.js';
import { RecordReferral } from './record-referral.js';
import { RefereeKey } from './referee-key.js';
import { SettleReferrals } from './settle-referrals.js';
import { SubmitReferral } from './submit-referral.js';

const VERBS = [
  AddReferrals,
  AwardImported,
  CloseWindows,
  ConfirmReferral,
  EnsureLink,
  LinkClicks,
  LinkDirectory,
  ReferByLink,
  ModerateReferral,
  MoveReferral,
  RecordClicks,
  RecordDeal,
  RecordDeals,
  RecordFirstContact,
  RecordReferral,
  RefereeKey,
  SettleReferrals,
  SubmitReferral,
  WithdrawReferral,
];

const EDGES = [
  AdvocateReferralResolver,
  AdvocateReferralsResolver,
  CloseWindowsJob,
  DealResolver,
  DuplicateReferralResolver,
  ReferralResolver,
  StaffReferralResolver,
];

@Module({
  imports: [AdvocatesModule, DealsModule, LedgerModule, TimelineModule],
  providers: [...VERBS, ...EDGES],
  exports: VERBS,
})
export class ReferralsModule {}
