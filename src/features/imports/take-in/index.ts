export { AdvocateVerbs, ImportAdvocates } from './import-advocates.js';
export { ImportCompanies } from './import-companies.js';
export { IMPORT_SOURCE, ImportDeals } from './import-deals.js';
export { ImportReferrals } from './import-referrals.js';
export {
  type ImportTrace,
  type RowTraceKind,
  TRACE_KINDS,
  type TraceKind,
} from './import-trace.js';
export { ApartFromEachOther, type MovedPoints, PointsTally } from './points-moved.js';
export {
  type ImportJournal,
  type JournalEntry,
  type JournalRow,
  KEPT_OUTCOMES,
  type KeptOutcome,
} from './import-journal.js';
export {
  type CorrectedRow,
  type ImportProgress,
  type ImportRequest,
  type ImportResult,
  type PointsAhead,
  type PointsOfRun,
  type Requester,
} from './import-request.js';
export { ImportStopped, type ImportStop, type StopReason } from './import-stopped.js';
export { ImportTurn, type ImportUnderWay } from './import-turn.js';
export { RunImport } from './run-import.js';
export { TakeOffers } from './take-offers.js';
export { ownAttributes, TakeOwnFacts } from './take-own-facts.js';
export { pointsAhead, stopReasonOf, TakesPointsBack } from './stop-reason.js';
