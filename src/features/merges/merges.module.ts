import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import { DeclareTwoCompanies } from './declare-two-companies.js';
import {
  DuplicateResolver,
  OtherCompanyResolver,
  PossibleDuplicateResolver,
} from './duplicate.resolver.js';

@Module({
  imports: [TimelineModule],
  providers: [
    DeclareTwoCompanies,
    DuplicateResolver,
    OtherCompanyResolver,
    PossibleDuplicateResolver,
  ],
})
export class MergesModule {}
