import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import { ChangeCompany } from './change-company.js';
import { ChangeCompanyResolver } from './change-company.resolver.js';
import { CompanyResolver, StatedCompanyKindResolver } from './company.resolver.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import { IdentifyCompany } from './identify-company.js';
import { SetCompanyKind } from './set-company-kind.js';
import { CompanyKindChangedResolver, SetCompanyKindResolver } from './set-company-kind.resolver.js';
import { WriteWonSince } from './write-won-since.js';

@Module({
  imports: [TimelineModule],
  providers: [
    ChangeCompany,
    ChangeCompanyResolver,
    CompanyResolver,
    FindOrAddCompanies,
    IdentifyCompany,
    CompanyKindChangedResolver,
    StatedCompanyKindResolver,
    SetCompanyKind,
    SetCompanyKindResolver,
    WriteWonSince,
  ],
  exports: [FindOrAddCompanies, IdentifyCompany, SetCompanyKind, WriteWonSince],
})
export class CompaniesModule {}
