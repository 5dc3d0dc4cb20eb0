import { Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../platform/config/index.js';
import { LedgerModule } from '../ledger/index.js';
import { NotifyAdvocateModule } from '../notifications/index.js';
import { TimelineModule } from '../timeline/index.js';
import {
  CancelRedemption,
  DecideRedemption,
  EndRedemption,
  OnRedemptionDecided,
  RedeemReward,
  RedemptionPoints,
  RevealGiftCode,
} from './redeem/index.js';
import { GiftCodeVault, LoadGiftCodes, SaveReward, SetRewardStatus } from './catalogue/index.js';
import { RedemptionResolver, RewardResolver } from './api/index.js';

const verbs = [
  CancelRedemption,
  DecideRedemption,
  LoadGiftCodes,
  RedeemReward,
  RevealGiftCode,
  SaveReward,
  SetRewardStatus,
];

@Module({
  imports: [LedgerModule, NotifyAdvocateModule, TimelineModule],
  providers: [
    ...verbs,
    EndRedemption,
    OnRedemptionDecided,
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
