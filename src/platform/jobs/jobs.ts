import type { Logger } from '../telemetry/index.js';
import { Canary, type CanaryResult } from './canary.js';
import { ErrorLog } from './failure.js';
import type { JobDefinition } from './job-definition.js';
import { inTime } from './in-time.js';
import { jobOptions } from './job-options.js';
import type { JobsOptions } from './jobs-options.js';
import { openBackend } from './open-backend.js';
import type { JobQueue, QueueBackend } from './queue-backend.js';
import { forEachQueue, QUEUE_NAMES, QUEUES, type QueueName, type Retry } from './queues.js';

const CANARY_TIMEOUT_MS = 5_000;
const CLOSE_WITHIN_MS = 3_000;

/** A new job: `jobId` refuses a second copy while the first is kept (10 minutes after its end). */
export interface NewJob {
  readonly name: string;
  readonly data: unknown;
  readonly jobId: string;
  /** absent: as the queue sets it */
  readonly retry?: Retry;
}

export interface FailedJob {
  readonly queue: QueueName;
  readonly id: string;
  readonly name: string;
  /** ids only */
  readonly data: unknown;
  readonly attemptsMade: number;
  /** class and code of the last error, never its message */
  readonly reason: string;
  readonly failedAtMs: number;
}

export interface OpenQueues {
  readonly backend: QueueBackend;
  readonly queues: Readonly<Record<QueueName, JobQueue>>;
}

/**
 * The queues of this process, opened on first use. Never add a job inside a transaction or a
 * request's path: what starts work is a row and its outbox event.
 */
export class Jobs {
  private opening: Promise<OpenQueues> | null = null;
  private canary: Canary | null = null;

  constructor(
    private readonly options: JobsOptions,
    private readonly logger: Logger,
  ) {}

  /** Throws where the queues' server does not answer or may not be used; the next call tries again. */
  open(): Promise<OpenQueues> {
    this.opening ??= this.openNow().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  /** Puts one job into its queue, from an edge. Throws ZodError where the payload is not the job's. */
  async enqueue<Payload>(
    job: JobDefinition<Payload>,
    payload: Payload,
    jobId?: string,
  ): Promise<void> {
    const { queues } = await this.open();
    const id = jobId === undefined ? {} : { jobId };
    await queues[job.queue].add(job.name, job.payload.parse(payload), {
      ...jobOptions(job.retry ?? QUEUES[job.queue]),
      ...id,
    });
  }

  /** Puts many jobs into a queue by one command: 50 times faster than singly. */
  async addBulk(queue: QueueName, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const { queues } = await this.open();
    await queues[queue].addBulk(
      jobs.map(({ name, data, jobId, retry = QUEUES[queue] }) => ({
        name,
        data,
        opts: { ...jobOptions(retry), jobId },
      })),
    );
  }

  /** For monitoring: whether every queue ran a job just now (a good answer holds for 5 s). */
  async queueCanary(timeoutMs = CANARY_TIMEOUT_MS): Promise<CanaryResult> {
    try {
      const { queues } = await this.open();
      this.canary ??= new Canary(queues);
    } catch {
      return { alive: false, silent: QUEUE_NAMES, tookMs: 0 };
    }
    return this.canary.send(timeoutMs);
  }

  /** Newest first. At most 1,000 of a queue are kept, for 30 days. */
  async listFailedJobs(queue: QueueName, start = 0, count = 50): Promise<FailedJob[]> {
    const { queues } = await this.open();
    const jobs = await queues[queue].getFailed(start, start + count - 1);
    return jobs.map((job) => ({
      queue,
      id: job.id ?? '',
      name: job.name,
      data: job.data,
      attemptsMade: job.attemptsMade,
      reason: job.failedReason,
      failedAtMs: job.finishedOn ?? 0,
    }));
  }

  /** Runs a failed job again with all its attempts. False where it is not there, or not failed. */
  async retryFailedJob(queue: QueueName, id: string): Promise<boolean> {
    const { queues } = await this.open();
    const job = await queues[queue].getJob(id);
    if (job === undefined || !(await job.isFailed())) return false;
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  }

  /** Jobs of all queues that failed for good and are kept. */
  async failedCount(): Promise<number> {
    const { queues } = await this.open();
    const counts = await Promise.all(QUEUE_NAMES.map((name) => queues[name].getFailedCount()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    if (this.opening === null) return;
    const { backend, queues } = await this.opening;
    // One whose Redis is away waits for it.
    await inTime(Promise.all(QUEUE_NAMES.map((name) => queues[name].close())), CLOSE_WITHIN_MS);
    await backend.close();
  }

  private async openNow(): Promise<OpenQueues> {
    const backend = await openBackend(this.options, this.logger);
    const errors = new ErrorLog(this.logger);
    const open = (name: QueueName): JobQueue => {
      const queue = backend.makeQueue(name);
      queue.on('error', (error) => {
        errors.report(error, 'A queue failed', { queue: name });
      });
      return queue;
    };
    const queues = forEachQueue(open);
    try {
      await Promise.all(QUEUE_NAMES.map((name) => queues[name].waitUntilReady()));
    } catch (error) {
      await backend.close();
      throw error;
    }
    return { backend, queues };
  }
}
