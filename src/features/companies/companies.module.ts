import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import { CompanyResolver, SaidCompanyKindResolver } from './company.resolver.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import { FindToldCompany } from './find-told-company.js';
import { SayCompanyKind } from './say-company-kind.js';
import { KindSaidMeanwhileResolver, SayCompanyKindResolver } from './say-company-kind.resolver.js';
import { WriteWonSince } from './write-won-since.js';

@Module({
  imports: [TimelineModule],
  providers: [
    CompanyResolver,
    FindOrAddCompanies,
    FindToldCompany,
    KindSaidMeanwhileResolver,
    SaidCompanyKindResolver,
    SayCompanyKind,
    SayCompanyKindResolver,
    WriteWonSince,
  ],
  exports: [FindOrAddCompanies, SayCompanyKind, WriteWonSince],
})
export class CompaniesModule {}
