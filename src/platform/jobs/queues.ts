/** How often a failing run is tried, and how long it waits between two tries. */
export interface Retry {
  readonly attempts: number;
  readonly backoff: { readonly kind: 'fixed' | 'exponential'; readonly delayMs: number };
}

export interface QueueRules extends Retry {
  /** what belongs into it: a job that waits for the outside shares no slots with one on time */
  readonly purpose: string;
  /** jobs that run at once in one process */
  readonly concurrency: number;
  /** after this a job is asked to stop: `JobRun.stopping` */
  readonly deadlineMs: number;
  /** a job that runs on for this long after the deadline loses its slot, and is tried again */
  readonly overtimeMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Every queue, in one table. A job names its queue and takes its rules; BullMQ on PostgreSQL needs
 * a connection for each (`connection-budget.ts`), so there are few.
 */
export const QUEUES = {
  clock: {
    purpose: 'what must be on time: database only, a batch in under a second',
    concurrency: 2,
    deadlineMs: 20 * SECOND,
    // One statement at its time limit.
    overtimeMs: 70 * SECOND,
    attempts: 3,
    backoff: { kind: 'exponential', delayMs: 5 * SECOND },
  },
  relay: {
    purpose: 'consumers of events: database only, a transaction each',
    concurrency: 4,
    deadlineMs: 30 * SECOND,
    overtimeMs: 30 * SECOND,
    // About 17 minutes, then kept as failed.
    attempts: 10,
    backoff: { kind: 'exponential', delayMs: 2 * SECOND },
  },
  mail: {
    purpose: 'what waits for a mail server',
    concurrency: 4,
    deadlineMs: 30 * SECOND,
    // One delivery at its limits (`smtp-session.ts`).
    overtimeMs: 90 * SECOND,
    // About three hours: a mail server may be away for so long.
    attempts: 12,
    backoff: { kind: 'exponential', delayMs: 5 * SECOND },
  },
  bulk: {
    purpose: 'what takes long and may be late: moves of a clock, cleaning up',
    concurrency: 2,
    deadlineMs: 10 * MINUTE,
    overtimeMs: 70 * SECOND,
    attempts: 3,
    backoff: { kind: 'exponential', delayMs: 10 * SECOND },
  },
  imports: {
    purpose: 'files of people that are taken in: no move of a clock waits behind a million rows',
    // Each holds one of the few connections of jobs for as long as its turn takes.
    concurrency: 1,
    deadlineMs: 10 * MINUTE,
    overtimeMs: 70 * SECOND,
    attempts: 3,
    backoff: { kind: 'exponential', delayMs: 10 * SECOND },
  },
} as const satisfies Readonly<Record<string, QueueRules>>;

export type QueueName = keyof typeof QUEUES;

export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[];

/** What each queue has, made by its name. */
export function forEachQueue<T>(make: (name: QueueName) => T): Readonly<Record<QueueName, T>> {
  const entries = QUEUE_NAMES.map((name) => [name, make(name)] as const);
  return Object.fromEntries(entries) as Record<QueueName, T>;
}

export function isQueue(name: string): name is QueueName {
  return Object.hasOwn(QUEUES, name);
}
