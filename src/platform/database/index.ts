export { lastDone, memberOfWrite, type AuditedOperation } from './audit.js';
export { CrossProgramDatabase } from './cross-program-database.js';
import './audit.retention.js';
export { Database, NotASample, sqlStateOf, type OpenRead } from './database.js';
export {
  databaseFailureOf,
  refusedValueOf,
  type DatabaseFailure,
  type RefusedValue,
} from './database-failure.js';
export { openDataSource, type EntityClass } from './data-source.js';
export { REQUEST_LIMITS } from './limits.js';
export { ListValues } from './list-values.js';
export { DatabaseNotUsable, migrate, readMode, type MigrateResult } from './migrate.js';
export { pendingMigrations } from './migration-mark.js';
export { makePool, poolOptions, type DatabaseMode, type DatabaseRole } from './pools.js';
export { containing } from './containing.js';
export { connectClient } from './single-client.js';
export { outageOf, TIMED_OUT, type Outage } from './outage.js';
export type { Entered } from './transaction.js';
export { afterCommit, type Tx } from './tx.js';
