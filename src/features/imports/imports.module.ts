import { Module } from '@nestjs/common';
import {
  ImportKindResolver,
  ImportRunResolver,
  ImportUnderWayResolver,
  InspectRun,
} from './api/index.js';
import { AdvocatesModule } from '../advocates/index.js';
import { CompaniesModule } from '../companies/index.js';
import { ConversionsModule } from '../conversions/index.js';
import { ReferralsModule } from '../referrals/index.js';
import {
  ClearImportFilesJob,
  ImportKinds,
  ImportStepsJob,
  KeepImportRun,
  LocalFiles,
  OnImportRequested,
  RecordImport,
  RequestImport,
  StopImport,
  UploadImport,
  WorkImport,
} from './runs/index.js';
import { ImportDeals, ImportReferrals, ImportTurn, RunImport } from './take-in/index.js';

const TAKE_IN = [ImportDeals, ImportReferrals, ImportTurn, RunImport];
const RUNS = [
  ClearImportFilesJob,
  ImportKinds,
  ImportStepsJob,
  KeepImportRun,
  LocalFiles,
  OnImportRequested,
  RecordImport,
  RequestImport,
  StopImport,
  UploadImport,
  WorkImport,
];

@Module({
  imports: [AdvocatesModule, CompaniesModule, ConversionsModule, ReferralsModule],
  providers: [
    ...TAKE_IN,
    ...RUNS,
    ImportKindResolver,
    ImportRunResolver,
    ImportUnderWayResolver,
    InspectRun,
  ],
})
export class ImportsModule {}
