export { IMPORT_KINDS, type ImportKind, movesPoints } from './read/index.js';
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
export { importsEntities, LocalFiles, RecordImport, UploadImport } from './runs/index.js';
export { ImportsModule } from './imports.module.js';
