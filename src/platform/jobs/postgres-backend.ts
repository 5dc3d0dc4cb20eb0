import {
  createPostgresBackend,
  Queue,
  Worker,
  type BackendFactory,
  type IQueueBackend,
} from 'bullmq';
import type pg from 'pg';
import { makePool, poolOptions, type DatabaseMode } from '../database/index.js';
import type { Logger } from '../telemetry/index.js';
import { assertQueuePool, queueClients } from './connection-budget.js';
import { ErrorLog } from './failure.js';
import type {
  JobProcessor,
  JobQueue,
  JobWorker,
  Loss,
  QueueBackend,
  WorkerTuning,
} from './queue-backend.js';
import type { QueueName } from './queues.js';
import { workerOptions } from './worker-options.js';

const SCHEMA = 'bullmq';

// Its connection type is narrower than "whatever this backend passes it", which is always our pool.
const factory = createPostgresBackend as BackendFactory<IQueueBackend, unknown>;

export interface PostgresBackendOptions {
  readonly url: string;
  readonly mode: DatabaseMode;
  readonly workers: number;
}

/** BullMQ in the schema `bullmq`, as `goodturn_jobs`, over one pool. */
export class PostgresBackend implements QueueBackend {
  readonly kind = 'postgres';
  private readonly pool: pg.Pool;

  constructor({ url, mode, workers }: PostgresBackendOptions, logger: Logger) {
    const max = queueClients(workers);
    assertQueuePool(max, workers);
    const options = poolOptions(url, mode, 'goodturn_jobs', max);
    const errors = new ErrorLog(logger);
    this.pool = makePool(
      { ...options, options: `${options.options ?? ''} -c search_path=${SCHEMA}`.trim() },
      (error) => {
        errors.report(error, 'A connection of the queues broke');
      },
    );
    // Each queue and each worker listens to it: Node's warning at the eleventh would be about no leak.
    this.pool.setMaxListeners(0);
  }

  makeQueue(name: QueueName): JobQueue {
    return new Queue(name, { connection: this.pool }, factory);
  }

  makeWorker(name: QueueName, process: JobProcessor, tuning: WorkerTuning): JobWorker {
    return new Worker(name, process, { connection: this.pool, ...workerOptions(tuning) }, factory);
  }

  /** The jobs are in the same database as the rows that they are about: they are lost together. */
  findLoss(): Promise<Loss> {
    return Promise.resolve('nothing');
  }

  remember(): Promise<void> {
    return Promise.resolve();
  }

  onReturn(): void {
    // What was in it is in it still.
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
