import { Module } from '@nestjs/common';
import { AdvocatesModule } from '../advocates/index.js';
import { CompaniesModule } from '../companies/index.js';
import { ConversionsModule } from '../conversions/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { ImportDeals, ImportReferrals, ImportTurn, RunImport } from './take-in/index.js';

@Module({
  imports: [AdvocatesModule, CompaniesModule, ConversionsModule, ReferralsModule],
  providers: [ImportDeals, ImportReferrals, ImportTurn, RunImport],
  exports: [ImportDeals, ImportReferrals],
})
export class ImportsModule {}
