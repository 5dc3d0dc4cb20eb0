import { Module } from '@nestjs/common';
import {
  ImportKindResolver,
  ImportRunResolver,
  ImportUnderWayResolver,
  InspectRun,
} from './api/index.js';
import { AdvocatesModule } from '../advocates/index.js';
import { AttributesModule } from '../attributes/index.js';
import { CompaniesModule } from '../companies/index.js';
import { ConversionsModule } from '../conversions/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { TagsModule } from '../tags/index.js';
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
import {
  ImportCompanies,
  ImportDeals,
  ImportReferrals,
  ImportTurn,
  RunImport,
  TakeOwnFacts,
} from './take-in/index.js';

const TAKE_IN = [
  ImportCompanies,
  ImportDeals,
  ImportReferrals,
  ImportTurn,
  RunImport,
  TakeOwnFacts,
];
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
  imports: [
    AdvocatesModule,
    AttributesModule,
    CompaniesModule,
    ConversionsModule,
    ReferralsModule,
    TagsModule,
  ],
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
