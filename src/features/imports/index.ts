export { IMPORT_KINDS, type ImportKind, movesPoints, ORDER_COLUMNS } from './read/index.js';
export {
  AdvocateVerbs,
  ImportAdvocates,
  ImportCompanies,
  ImportDeals,
  type ImportProgress,
  ImportReferrals,
  type ImportRequest,
  type ImportResult,
  type ImportStop,
  ImportStopped,
  ImportTurn,
  type ImportUnderWay,
  pointsAhead,
  type PointsAhead,
  type PointsOfRun,
  RunImport,
  TakeOffers,
  TakeOwnFacts,
} from './take-in/index.js';
export { importsAccess, registerImportRoutes } from './api/index.js';
export {
  findImportRuns,
  importsEntities,
  type ImportRunRow,
  listImportRuns,
  LocalFiles,
  RecordImport,
  RequestUndo,
  UploadImport,
  WorkImport,
} from './runs/index.js';
export { type UndoAhead } from './undo/index.js';
export { ImportsModule } from './imports.module.js';
