import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import {
  AddCompany,
  ChangeCompany,
  ReportCompanies,
  SetCompanyKind,
  WriteCompanyFacts,
} from './say/index.js';
import {
  ChangeCompanyResolver,
  CompanyKnownResolver,
  DomainTakenResolver,
  CompanyFactsResolver,
  CompanyListResolver,
  CompanyResolver,
  StatedCompanyKindResolver,
  CompanyKindChangedResolver,
  SetCompanyKindResolver,
} from './api/index.js';
import { FindOrAddCompanies, IdentifyCompany, WriteWonSince } from './known/index.js';

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
    ReportCompanies,
    StatedCompanyKindResolver,
    SetCompanyKind,
    SetCompanyKindResolver,
    WriteCompanyFacts,
    WriteWonSince,
  ],
  exports: [
    ChangeCompany,
    FindOrAddCompanies,
    IdentifyCompany,
    ReportCompanies,
    SetCompanyKind,
    WriteWonSince,
  ],
})
export class CompaniesModule {}
