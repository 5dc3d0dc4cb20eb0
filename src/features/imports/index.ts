export { ImportDeals } from './import-deals.js';
export { ImportRefused } from './import-mapping.rules.js';
export { ImportReferrals } from './import-referrals.js';
export { ImportsModule } from './imports.module.js';
export { type ImportProgress, type ImportRequest, type ImportResult } from './run-import.js';
