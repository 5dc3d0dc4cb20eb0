import { Module } from '@nestjs/common';
import { AddAdvocate } from './add-advocate.js';
import { FindOrAddCompanies } from './find-or-add-companies.js';

@Module({
  providers: [AddAdvocate, FindOrAddCompanies],
  exports: [AddAdvocate, FindOrAddCompanies],
})
export class AdvocatesModule {}
