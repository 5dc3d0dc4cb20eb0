import { Module } from '@nestjs/common';
import { CompaniesModule } from '../companies/index.js';
import { CompanyDealsResolver } from './company-deals.resolver.js';
import { DealResolver } from './deal.resolver.js';
import { MoveCompanyDeals } from './move-company-deals.js';
import { RecordDealFacts } from './record-deal-facts.js';

@Module({
  imports: [CompaniesModule],
  providers: [CompanyDealsResolver, DealResolver, MoveCompanyDeals, RecordDealFacts],
  exports: [RecordDealFacts],
})
export class DealsModule {}
