export { ImportDeals } from './import-deals.js';
export { type ImportKind } from './import-mapping.rules.js';
export { ImportReferrals } from './import-referrals.js';
export { type ImportProgress, type ImportRequest, type ImportResult } from './import-request.js';
export { ImportStopped, type ImportStop } from './import-stopped.js';
export { ImportTurn, type ImportUnderWay } from './import-turn.js';
export { ImportsModule } from './imports.module.js';
export { RunImport } from './run-import.js';
