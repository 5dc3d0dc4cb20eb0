import { Module } from '@nestjs/common';
import { AdvocatesModule } from '../advocates/index.js';
import { CompaniesModule } from '../companies/index.js';
import { ConversionsModule } from '../conversions/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { ImportDeals } from './import-deals.js';
import { ImportReferrals } from './import-referrals.js';
import { ImportTurn } from './import-turn.js';
import { RunImport } from './run-import.js';

@Module({
  imports: [AdvocatesModule, CompaniesModule, ConversionsModule, ReferralsModule],
  providers: [ImportDeals, ImportReferrals, ImportTurn, RunImport],
  exports: [ImportDeals, ImportReferrals],
})
export class ImportsModule {}
