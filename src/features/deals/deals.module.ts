import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/index.js';
import { CompanyDealsResolver } from './company-deals.resolver.js';
import { DealResolver } from './deal.resolver.js';
import { MoveCompanyDeals } from './move-company-deals.js';
import { RecordDealFacts } from './record-deal-facts.js';
import { TakeBackDealFacts } from './take-back-deal-facts.js';

@Module({
  imports: [CompaniesModule],
  providers: [
    CompanyDealsResolver,
    DealResolver,
    MoveCompanyDeals,
    RecordDealFacts,
    TakeBackDealFacts,
  ],
  exports: [RecordDealFacts, TakeBackDealFacts],
})
export class DealsModule {}
