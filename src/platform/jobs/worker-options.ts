import type { WorkerOptions } from 'bullmq';
import type { WorkerTuning } from './queue-backend.js';

/** A job survives so many killed workers; BullMQ's own 1 fails it although attempts are left. */
const MAX_STALLED = 10;

export function workerOptions(tuning: WorkerTuning): Omit<WorkerOptions, 'connection'> {
  return {
    autorun: false,
    concurrency: tuning.concurrency,
    lockDuration: tuning.lockMs,
    stalledInterval: tuning.stalledCheckMs,
    maxStalledCount: MAX_STALLED,
    runRetryDelay: 1_000,
  };
}
