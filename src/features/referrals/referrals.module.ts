import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/index.js';
import { DealsModule } from '../deals/index.js';
import { LedgerModule } from '../ledger/index.js';
import { NotifyAdvocateModule } from '../notifications/index.js';
import { TellStaffModule } from '../staff-notices/index.js';
import { TimelineModule } from '../timeline/index.js';
import { AddReferrals, RecordReferral, RefereeKey, SubmitReferral } from './intake/index.js';
import { MatchDeals, OnDealLeftOpen } from './match/index.js';
import {
  AwardImported,
  CloseWindows,
  CloseWindowsJob,
  OnReferralConfirmationRequested,
  OnReferralConverted,
  OnReferralExpired,
  OnReferralMoved,
  SettleReferrals,
} from './settle/index.js';
import {
  CompanyReferralsResolver,
  DuplicateReferralResolver,
  AdvocateReferralResolver,
  StaffReferralResolver,
  ReferralDecidedResolver,
  ReferralDecisionsResolver,
  MergedReferralResolver,
  MergePreviewResolver,
  ReferralNotesResolver,
  ReferralResolver,
} from './api/index.js';
import {
  ConfirmReferral,
  DecideFraud,
  DecidePlace,
  LimitMergesByReferrals,
  ModerateReferral,
  MoveCompanyReferrals,
  TakeBackAwards,
  TakeBackReferrals,
  WithdrawReferral,
  WriteNote,
  MoveReferral,
  OnReferralQuestioned,
  OnReferralReceived,
  RecordFirstContact,
} from './handle/index.js';

const VERBS = [
  MatchDeals,
  AddReferrals,
  AwardImported,
  CloseWindows,
  ConfirmReferral,
  DecideFraud,
  DecidePlace,
  LimitMergesByReferrals,
  ModerateReferral,
  MoveCompanyReferrals,
  MoveReferral,
  RecordFirstContact,
  RecordReferral,
  RefereeKey,
  SettleReferrals,
  SubmitReferral,
  TakeBackAwards,
  TakeBackReferrals,
  WithdrawReferral,
  WriteNote,
];

const EDGES = [
  AdvocateReferralResolver,
  CompanyReferralsResolver,
  CloseWindowsJob,
  DuplicateReferralResolver,
  MergedReferralResolver,
  MergePreviewResolver,
  OnDealLeftOpen,
  OnReferralConfirmationRequested,
  OnReferralConverted,
  OnReferralExpired,
  OnReferralMoved,
  OnReferralQuestioned,
  OnReferralReceived,
  ReferralDecidedResolver,
  ReferralDecisionsResolver,
  ReferralNotesResolver,
  ReferralResolver,
  StaffReferralResolver,
];

@Module({
  imports: [
    CompaniesModule,
    DealsModule,
    LedgerModule,
    NotifyAdvocateModule,
    TellStaffModule,
    TimelineModule,
  ],
  providers: [...VERBS, ...EDGES],
  exports: VERBS,
})
export class ReferralsModule {}
