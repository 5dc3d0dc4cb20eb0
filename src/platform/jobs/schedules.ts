import type { Logger } from '../telemetry/index.js';
import { ErrorLog } from './failure.js';
import type { JobDefinition } from './job-definition.js';
import { jobOptions } from './job-options.js';
import type { JobQueue } from './queue-backend.js';
import { QUEUE_NAMES, QUEUES, type QueueName } from './queues.js';

/** A schedule whose next run is so much overdue has lost its job, and is made again. */
const OVERDUE_MS = 60_000;

interface Scheduled extends JobDefinition {
  readonly schedule: { readonly everyMs: number };
}

/** Keeps BullMQ's schedulers equal to the schedules that the jobs declare. */
export class Schedules {
  private readonly scheduled: readonly Scheduled[];
  private readonly errors: ErrorLog;

  constructor(
    private readonly queues: Readonly<Record<QueueName, JobQueue>>,
    jobs: readonly JobDefinition[],
    logger: Logger,
  ) {
    this.scheduled = jobs.filter((job): job is Scheduled => job.schedule !== undefined);
    this.errors = new ErrorLog(logger);
  }

  /** At boot: makes and changes what is declared, and removes what no job declares any more. */
  async establish(): Promise<void> {
    for (const name of QUEUE_NAMES) {
      for (const { key } of await this.queues[name].getJobSchedulers()) {
        if (!this.scheduled.some((job) => job.queue === name && job.name === key)) {
          await this.queues[name].removeJobScheduler(key);
        }
      }
    }
    for (const job of this.scheduled) await this.upsert(job);
  }

  /** Later: makes what is missing again, for example after Redis was flushed. */
  async sweep(): Promise<void> {
    for (const job of this.scheduled) {
      const existing = await this.queues[job.queue].getJobScheduler(job.name);
      const overdueAt = (existing?.next ?? 0) + job.schedule.everyMs + OVERDUE_MS;
      if (existing?.every !== job.schedule.everyMs || overdueAt < Date.now()) {
        await this.upsert(job);
      }
    }
  }

  private async upsert(job: Scheduled): Promise<void> {
    const queue = this.queues[job.queue];
    try {
      await queue.upsertJobScheduler(
        job.name,
        { every: job.schedule.everyMs },
        { name: job.name, data: {}, opts: jobOptions(job.retry ?? QUEUES[job.queue]) },
      );
    } catch (error) {
      // Two processes at once: the slots are busy because the other one has just filled them.
      if ((await queue.getJobScheduler(job.name)) === undefined) throw error;
      this.errors.report(error, 'A schedule was left as it is', { job: job.name });
    }
  }
}
