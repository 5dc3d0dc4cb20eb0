import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import { AddCompany } from './add-company.js';
import { ChangeCompany } from './change-company.js';
import {
  ChangeCompanyResolver,
  CompanyKnownResolver,
  DomainTakenResolver,
} from './change-company.resolver.js';
import { CompanyFactsResolver } from './company-facts.resolver.js';
import { CompanyListResolver } from './company-list.resolver.js';
import { CompanyResolver, StatedCompanyKindResolver } from './company.resolver.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';
import { IdentifyCompany } from './identify-company.js';
import { SetCompanyKind } from './set-company-kind.js';
import { CompanyKindChangedResolver, SetCompanyKindResolver } from './set-company-kind.resolver.js';
import { WriteCompanyFacts } from './write-company-facts.js';
import { WriteWonSince } from './write-won-since.js';

@Module({
  imports: [TimelineModule],
  providers: [
    AddCompany,
    ChangeCompany,
    ChangeCompanyResolver,
    CompanyFactsResolver,
    CompanyKnownResolver,
    CompanyListResolver,
    CompanyResolver,
    DomainTakenResolver,
    FindOrAddCompanies,
    IdentifyCompany,
    CompanyKindChangedResolver,
    StatedCompanyKindResolver,
    SetCompanyKind,
    SetCompanyKindResolver,
    WriteCompanyFacts,
    WriteWonSince,
  ],
  exports: [ChangeCompany, FindOrAddCompanies, IdentifyCompany, SetCompanyKind, WriteWonSince],
})
export class CompaniesModule {}
