export { type ImportKind } from './read/index.js';
export {
  ImportDeals,
  type ImportProgress,
  ImportReferrals,
  type ImportRequest,
  type ImportResult,
  type ImportStop,
  ImportStopped,
  ImportTurn,
  type ImportUnderWay,
  RunImport,
} from './take-in/index.js';
export { ImportsModule } from './imports.module.js';
