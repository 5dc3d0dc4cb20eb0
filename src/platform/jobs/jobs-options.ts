import type { Config } from '../config/index.js';
import type { DatabaseMode } from '../database/index.js';
import { queueClients } from './connection-budget.js';
import { QUEUE_NAMES, type QueueName } from './queues.js';

export interface JobsTuning {
  /** jobs that run at once in this process, where it differs from the table of queues */
  readonly concurrency: Readonly<Partial<Record<QueueName, number>>>;
  readonly lockMs: number;
  readonly stalledCheckMs: number;
  /** how often schedules and losses are checked */
  readonly sweepMs: number;
}

export const DEFAULT_TUNING: JobsTuning = {
  concurrency: {},
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
  return role === 'api' ? 0 : QUEUE_NAMES.length;
}

/** Connections to PostgreSQL that the queues of this process hold: `queue` of its budget. */
export function queueConnections(config: Pick<Config, 'redisUrl' | 'role'>): number {
  return config.redisUrl === null ? queueClients(workersOf(config.role)) : 0;
}
