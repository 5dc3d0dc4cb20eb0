export { ImportDeals } from './import-deals.js';
export { ImportReferrals } from './import-referrals.js';
export {
  type ImportProgress,
  type ImportRequest,
  type ImportResult,
  type PointsAhead,
  type PointsOfRun,
} from './import-request.js';
export { ImportStopped, type ImportStop } from './import-stopped.js';
export { ImportTurn, type ImportUnderWay } from './import-turn.js';
export { RunImport } from './run-import.js';
export { pointsAhead } from './stop-reason.js';
