import { Module } from '@nestjs/common';
import {
  ImportKindResolver,
  ImportLeanedOnResolver,
  ImportRunResolver,
  ImportStayingResolver,
  ImportUnderWayResolver,
  ImportUndoPointsResolver,
  ImportUndoResolver,
  InspectRun,
} from './api/index.js';
import { AdvocatesModule } from '../advocates/index.js';
import { AttributesModule } from '../attributes/index.js';
import { CompaniesModule } from '../companies/index.js';
import { ConversionsModule } from '../conversions/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { TellStaffModule } from '../staff-notices/index.js';
import { TagsModule } from '../tags/index.js';
import { TimelineModule } from '../timeline/index.js';
import {
  ClearImportFilesJob,
  ImportKinds,
  ImportStepsJob,
  KeepImportRun,
  LocalFiles,
  OnImportEnded,
  OnImportRequested,
  RecordImport,
  RequestImport,
  RequestUndo,
  StopImport,
  UploadImport,
  WorkFile,
  WorkImport,
  WorkUndo,
} from './runs/index.js';
import {
  AdvocateVerbs,
  ImportAdvocates,
  ImportCompanies,
  ImportDeals,
  ImportReferrals,
  ImportTurn,
  RunImport,
  TakeOffers,
  TakeOwnFacts,
} from './take-in/index.js';
import { PlaceKeys } from './order/index.js';
import { KindsTakenBack, TakeBackRows, UndoRun } from './undo/index.js';

const TAKE_IN = [
  AdvocateVerbs,
  ImportAdvocates,
  ImportCompanies,
  ImportDeals,
  ImportReferrals,
  ImportTurn,
  PlaceKeys,
  RunImport,
  TakeOffers,
  TakeOwnFacts,
];
const RUNS = [
  ClearImportFilesJob,
  ImportKinds,
  ImportStepsJob,
  KeepImportRun,
  LocalFiles,
  OnImportEnded,
  OnImportRequested,
  RecordImport,
  RequestImport,
  RequestUndo,
  StopImport,
  UploadImport,
  WorkFile,
  WorkImport,
  WorkUndo,
];
const UNDO = [KindsTakenBack, TakeBackRows, UndoRun];

@Module({
  imports: [
    AdvocatesModule,
    AttributesModule,
    CompaniesModule,
    ConversionsModule,
    ReferralsModule,
    TagsModule,
    TellStaffModule,
    TimelineModule,
  ],
  providers: [
    ...TAKE_IN,
    ...UNDO,
    ...RUNS,
    ImportKindResolver,
    ImportLeanedOnResolver,
    ImportRunResolver,
    ImportStayingResolver,
    ImportUnderWayResolver,
    ImportUndoPointsResolver,
    ImportUndoResolver,
    InspectRun,
  ],
})
export class ImportsModule {}
