import { Module } from '@nestjs/common';
import { AdvocatesModule } from '../advocates/index.js';
import { DealsModule } from '../deals/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { RecordDeal } from './record-deal.js';
import { RecordDealResolver } from './record-deal.resolver.js';
import { RecordDeals } from './record-deals.js';
import { ReferralDealsResolver } from './referral-deals.resolver.js';

@Module({
  imports: [AdvocatesModule, DealsModule, ReferralsModule],
  providers: [RecordDeal, RecordDeals, RecordDealResolver, ReferralDealsResolver],
  exports: [RecordDeal, RecordDeals],
})
export class ConversionsModule {}
