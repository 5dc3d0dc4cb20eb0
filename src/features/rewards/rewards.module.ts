import { Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../platform/config/index.js';
import { LedgerModule } from '../ledger/index.js';
import { NotifyAdvocateModule } from '../notifications/index.js';
import { TellStaffModule } from '../staff-notices/index.js';
import { TimelineModule } from '../timeline/index.js';
import {
  CancelRedemption,
  LimitMergesByRedemptions,
  DecideRedemption,
  EndRedemption,
  FailRedemption,
  FulfilRedemption,
  GrantRedemption,
  OnRedemptionDecided,
  OnRedemptionFailed,
  OnRedemptionFulfilled,
  OnRedemptionCancelledTellStaff,
  OnRedemptionDecidedTellStaff,
  OnRedemptionFailedTellStaff,
  OnRedemptionFulfilledTellStaff,
  OnRewardRedeemedTellStaff,
  RedeemReward,
  RedemptionPoints,
  RevealGiftCode,
} from './redeem/index.js';
import { GiftCodeVault, LoadGiftCodes, SaveReward, SetRewardStatus } from './catalogue/index.js';
import { FulfilmentResolver, RedemptionResolver, RewardResolver } from './api/index.js';

const verbs = [
  CancelRedemption,
  LimitMergesByRedemptions,
  DecideRedemption,
  FailRedemption,
  FulfilRedemption,
  LoadGiftCodes,
  RedeemReward,
  RevealGiftCode,
  SaveReward,
  SetRewardStatus,
];

@Module({
  imports: [LedgerModule, NotifyAdvocateModule, TellStaffModule, TimelineModule],
  providers: [
    ...verbs,
    EndRedemption,
    FulfilmentResolver,
    GrantRedemption,
    OnRedemptionDecided,
    OnRedemptionFailed,
    OnRedemptionFulfilled,
    OnRedemptionCancelledTellStaff,
    OnRedemptionDecidedTellStaff,
    OnRedemptionFailedTellStaff,
    OnRedemptionFulfilledTellStaff,
    OnRewardRedeemedTellStaff,
    RedemptionPoints,
    RedemptionResolver,
    RewardResolver,
    {
      provide: GiftCodeVault,
      useFactory: (secrets: Secrets) => new GiftCodeVault(secrets.code),
      inject: [SECRETS],
    },
  ],
  exports: verbs,
})
export class RewardsModule {}
