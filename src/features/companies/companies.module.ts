import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import { CompanyResolver, StatedCompanyKindResolver } from './company.resolver.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import { IdentifyCompany } from './identify-company.js';
import { SetCompanyKind } from './set-company-kind.js';
import { CompanyKindChangedResolver, SetCompanyKindResolver } from './set-company-kind.resolver.js';
import { WriteWonSince } from './write-won-since.js';

@Module({
  imports: [TimelineModule],
  providers: [
    CompanyResolver,
    FindOrAddCompanies,
    IdentifyCompany,
    CompanyKindChangedResolver,
    StatedCompanyKindResolver,
    SetCompanyKind,
    SetCompanyKindResolver,
    WriteWonSince,
  ],
  exports: [FindOrAddCompanies, SetCompanyKind, WriteWonSince],
})
export class CompaniesModule {}
