import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TimelineModule } from '../timeline/index.js';
import { CompanyHolders } from './company-holders.js';
import { DeclareTwoCompanies } from './declare-two-companies.js';
import {
  DuplicateResolver,
  OtherCompanyResolver,
  PossibleDuplicateResolver,
} from './duplicate.resolver.js';
import { MergeCompanies } from './merge-companies.js';
import {
  CompanyMergedResolver,
  CompanyMergePreviewResolver,
  CompanyMergeResolver,
  MergeResolver,
} from './merge.resolver.js';
import { MoveCompanyFacts } from './move-company-facts.js';
import { UnmergeCompanies } from './unmerge-companies.js';

@Module({
  imports: [DiscoveryModule, TimelineModule],
  providers: [
    CompanyHolders,
    CompanyMergedResolver,
    CompanyMergePreviewResolver,
    CompanyMergeResolver,
    DeclareTwoCompanies,
    DuplicateResolver,
    MergeCompanies,
    MergeResolver,
    MoveCompanyFacts,
    OtherCompanyResolver,
    PossibleDuplicateResolver,
    UnmergeCompanies,
  ],
})
export class MergesModule {}
