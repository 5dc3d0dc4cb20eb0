import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/index.js';
import { DealsModule } from '../deals/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ChooseReferrals } from './choose-referrals.js';
import {
  ChooseReferralsResolver,
  DealChoiceResolver,
  NoLongerWaitsResolver,
  WaitingDealsResolver,
} from './choose-referrals.resolver.js';
import { DeclareSplit } from './declare-split.js';
import {
  DealSplitResolver,
  DeclareSplitResolver,
  SplitChangedResolver,
  SplitShareResolver,
} from './declare-split.resolver.js';
import { RecordDeal } from './record-deal.js';
import { RecordDealResolver } from './record-deal.resolver.js';
import { RecordDeals } from './record-deals.js';
import { ReferralDealsResolver } from './referral-deals.resolver.js';
import { TakeBackDeals } from './take-back-deals.js';

@Module({
  imports: [CompaniesModule, DealsModule, ReferralsModule, TimelineModule],
  providers: [
    ChooseReferrals,
    ChooseReferralsResolver,
    DealChoiceResolver,
    DealSplitResolver,
    DeclareSplit,
    DeclareSplitResolver,
    NoLongerWaitsResolver,
    RecordDeal,
    RecordDeals,
    RecordDealResolver,
    ReferralDealsResolver,
    SplitChangedResolver,
    SplitShareResolver,
    TakeBackDeals,
    WaitingDealsResolver,
  ],
  exports: [RecordDeal, RecordDeals, TakeBackDeals],
})
export class ConversionsModule {}
