import type { Job } from 'bullmq';
import { machineActor } from '../../kernel/actor.js';
import { describeError, type Logger } from '../telemetry/index.js';
import { CANARY } from './canary.js';
import { ErrorLog, isFinal, storableFailure, UnknownJob } from './failure.js';
import type { JobDefinition, JobRun } from './job-definition.js';
import { inTime } from './in-time.js';
import { JobClock } from './job-clock.js';
import type { JobTable } from './job-table.js';
import type { Jobs } from './jobs.js';
import type { JobsTuning } from './jobs-options.js';
import type { JobWorker, Loss, QueueBackend } from './queue-backend.js';
import { QUEUE_NAMES, QUEUES, type QueueName } from './queues.js';
import { Schedules } from './schedules.js';

/** After a sweep that failed: the queues may be back at any moment. */
const FAILED_SWEEP_MS = 3_000;

/** A stop has 25 s in all. */
const DRAIN_WITHIN_MS = 12_000;

/** Restores what the queues lost (`recent`: within the last hour, `everything`: all jobs). */
export type LossListener = (loss: Exclude<Loss, 'nothing'>) => Promise<void>;

/** Runs jobs in this process: one worker for each queue, their schedules, and the sweep. */
export class JobWorkers {
  private readonly clock = new JobClock();
  private readonly errors: ErrorLog;
  private readonly listeners: LossListener[] = [];
  private workers: readonly JobWorker[] = [];
  private schedules: Schedules | null = null;
  private sweepTimer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly jobs: Jobs,
    private readonly table: JobTable,
    private readonly tuning: JobsTuning,
    private readonly logger: Logger,
  ) {
    this.errors = new ErrorLog(logger);
  }

  /** Called before `start`. */
  onLoss(listener: LossListener): void {
    this.listeners.push(listener);
  }

  async start(definitions: readonly JobDefinition[]): Promise<void> {
    const { backend, queues } = await this.jobs.open();
    this.schedules = new Schedules(queues, definitions, this.logger);
    await this.schedules.establish();
    await this.makeGood(backend);
    this.workers = QUEUE_NAMES.map((name) => this.startWorker(backend, name));
    this.planSweep(backend, this.tuning.sweepMs);
    // It may have come back empty, and nothing is due until its schedules are made again.
    backend.onReturn(() => {
      this.sweepNow(backend);
    });
  }

  /**
   * Takes no more jobs and waits for those that run; loops that watch `stopping` end early. A worker
   * whose Redis is away would wait for it for ever, and the embedded server be left behind.
   */
  async drain(): Promise<void> {
    this.clock.stopAll();
    if (this.sweepTimer !== null) clearTimeout(this.sweepTimer);
    const closing = this.sweeping.then(() =>
      Promise.all(this.workers.map((worker) => worker.close())),
    );
    if (await inTime(closing, DRAIN_WITHIN_MS)) return;
    this.logger.warn({}, 'Jobs did not end, or the queues do not answer: what ran will run again');
  }

  private startWorker(backend: QueueBackend, name: QueueName): JobWorker {
    const tuning = {
      ...this.tuning,
      concurrency: this.tuning.concurrency[name] ?? QUEUES[name].concurrency,
    };
    const worker = backend.makeWorker(name, (job) => this.process(name, job), tuning);
    worker.on('error', (error) => {
      this.errors.report(error, 'A worker failed', { queue: name });
    });
    worker.on('stalled', (jobId) => {
      this.logger.warn({ queue: name, jobId }, 'A job lost its worker and runs again');
    });
    worker.run().catch((error: unknown) => {
      this.errors.report(error, 'A worker stopped', { queue: name });
    });
    return worker;
  }

  private async process(queue: QueueName, job: Job): Promise<void> {
    if (job.name === CANARY) return;
    const attempt = job.attemptsMade + 1;
    try {
      const runner = this.table.find(job.name);
      if (runner === undefined) throw new UnknownJob(`This version has no job "${job.name}"`);
      await this.clock.within(QUEUES[queue], (stopping) =>
        runner.run(job.data, runOf(job, attempt, stopping)),
      );
    } catch (error) {
      const last = attempt >= (job.opts.attempts ?? 1) || isFinal(error);
      const fields = { job: job.name, jobId: job.id, attempt };
      const line = { ...fields, error: describeError(error) };
      if (last) this.logger.error(line, 'A job failed for good');
      else this.logger.warn(line, 'A job failed and is tried again');
      throw storableFailure(error);
    }
  }

  private planSweep(backend: QueueBackend, inMs: number): void {
    if (this.clock.isStopped) return;
    this.sweepTimer = setTimeout(() => {
      this.sweepNow(backend);
    }, inMs);
  }

  /** One at a time: the next is planned when this one has ended, soon where it failed. */
  private sweepNow(backend: QueueBackend): void {
    if (this.sweepTimer === null) return;
    clearTimeout(this.sweepTimer);
    this.sweepTimer = null;
    this.sweeping = this.sweep(backend).then((isWell) => {
      const { sweepMs } = this.tuning;
      this.planSweep(backend, isWell ? sweepMs : Math.min(sweepMs, FAILED_SWEEP_MS));
    });
  }

  /** False where the queues did not answer. */
  private async sweep(backend: QueueBackend): Promise<boolean> {
    try {
      await this.schedules?.sweep();
      await this.makeGood(backend);
      return true;
    } catch (error) {
      this.errors.report(error, 'The sweep of the queues failed');
      return false;
    }
  }

  private async makeGood(backend: QueueBackend): Promise<void> {
    const loss = await backend.findLoss();
    if (loss === 'nothing') return;
    this.logger.warn({ loss }, 'The queues have lost jobs; they are made again');
    for (const listener of this.listeners) await listener(loss);
    // Only now: if this process dies before, another one restores what was lost.
    await backend.remember();
  }
}

function runOf(job: Job, attempt: number, stopping: AbortSignal): JobRun {
  const jobId = job.id ?? job.name;
  return {
    jobId,
    attempt,
    stopping,
    actor: (programId) => machineActor('JOB', programId, jobId),
  };
}
