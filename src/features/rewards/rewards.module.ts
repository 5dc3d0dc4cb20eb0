import { Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '../../platform/config/index.js';
import { LedgerModule } from '../ledger/index.js';
import { TimelineModule } from '../timeline/index.js';
import { CancelRedemption } from './cancel-redemption.js';
import { DecideRedemption } from './decide-redemption.js';
import { EndRedemption } from './end-redemption.js';
import { GiftCodeVault } from './gift-code-vault.js';
import { LoadGiftCodes } from './load-gift-codes.js';
import { RedeemReward } from './redeem-reward.js';
import { RedemptionResolver } from './redemption.resolver.js';
import { RedemptionPoints } from './redemption-points.js';
import { RewardResolver } from './reward.resolver.js';
import { RevealGiftCode } from './reveal-gift-code.js';
import { SaveReward } from './save-reward.js';
import { SetRewardStatus } from './set-reward-status.js';

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
  imports: [LedgerModule, TimelineModule],
  providers: [
    ...verbs,
    EndRedemption,
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
