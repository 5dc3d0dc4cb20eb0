export type { CanaryResult } from './canary.js';
export { assertConnectionBudget, type ConnectionBudget } from './connection-budget.js';
export { ErrorLog, MalformedJob, reasonOf, DisplayableFailure } from './failure.js';
export {
  defineJob,
  HandlesJob,
  JobNameError,
  NO_PAYLOAD,
  type JobDefinition,
  type JobHandler,
  type JobRun,
  type NoPayload,
  type PayloadOf,
} from './job-definition.js';
export { JobTable, type Runner } from './job-table.js';
export { JobWorkers } from './job-workers.js';
export { Jobs, type FailedJob, type NewJob } from './jobs.js';
export { JobsModule } from './jobs.module.js';
export { reachRedis } from './open-backend.js';
export { queueConnections, type JobsOptions } from './jobs-options.js';
export {
  forEachQueue,
  isQueue,
  QUEUE_NAMES,
  type QueueName,
  type QueueRules,
  type Retry,
} from './queues.js';
