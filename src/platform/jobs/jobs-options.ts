import type { Config } from '../config/index.js';
import type { DatabaseMode } from '../database/index.js';
import { queueClients } from './connection-budget.js';
import { QUEUES, type QueueName } from './job-definition.js';

export interface JobsTuning {
  /** jobs that run at once in this process */
  readonly concurrency: Readonly<Record<QueueName, number>>;
  readonly lockMs: number;
  readonly stalledCheckMs: number;
  /** how often schedules and losses are looked after */
  readonly sweepMs: number;
}

export const DEFAULT_TUNING: JobsTuning = {
  concurrency: { clock: 2, work: 4 },
  lockMs: 30_000,
  stalledCheckMs: 30_000,
  sweepMs: 30_000,
};

export interface JobsOptions {
  readonly config: Pick<Config, 'environment' | 'redisUrl' | 'role'>;
  readonly database: { readonly url: string; readonly mode: DatabaseMode };
  readonly tuning?: Partial<JobsTuning>;
}

/** How many workers a process of this role runs. */
export function workersOf(role: Config['role']): number {
  return role === 'api' ? 0 : QUEUES.length;
}

/** Connections to PostgreSQL that the queues of this process hold: `queue` of its budget. */
export function queueConnections(config: Pick<Config, 'redisUrl' | 'role'>): number {
  return config.redisUrl === null ? queueClients(workersOf(config.role)) : 0;
}
