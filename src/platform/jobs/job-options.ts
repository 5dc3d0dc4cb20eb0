import type { JobsOptions as BullJobOptions } from 'bullmq';
import type { Retry } from './queues.js';

/**
 * A finished job is kept so long: its id refuses a second copy (a relay that died before it marked
 * an event as sent). By age alone: on PostgreSQL a bound by number would read all kept jobs each time.
 */
const KEEP_COMPLETED_S = 600;
const KEEP_FAILED = { age: 30 * 86_400, count: 1_000 };

export function jobOptions(retry: Retry): BullJobOptions {
  return {
    attempts: retry.attempts,
    backoff: { type: retry.backoff.kind, delay: retry.backoff.delayMs },
    removeOnComplete: { age: KEEP_COMPLETED_S },
    removeOnFail: KEEP_FAILED,
    stackTraceLimit: 2,
  };
}
