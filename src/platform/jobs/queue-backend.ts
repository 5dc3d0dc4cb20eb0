import type { IQueueBackend, Processor, Queue, Worker } from 'bullmq';
import type { QueueName } from './queues.js';

export type JobQueue = Queue<
  unknown,
  unknown,
  string,
  unknown,
  unknown,
  string,
  IQueueBackend,
  unknown
>;
export type JobWorker = Worker<unknown, unknown, string, IQueueBackend, never, unknown>;
export type JobProcessor = Processor<unknown, unknown, string, never>;

/** What the queues' server may have forgotten since it was last looked at. */
export type Loss = 'nothing' | 'recent' | 'everything';

export interface WorkerTuning {
  readonly concurrency: number;
  /** a worker that is silent for so long has lost its job to another one */
  readonly lockMs: number;
  readonly stalledCheckMs: number;
}

/** Where BullMQ keeps its jobs. All queues and workers of a process share its connections. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  makeQueue(name: QueueName): JobQueue;
  makeWorker(name: QueueName, process: JobProcessor, tuning: WorkerTuning): JobWorker;
  /** What was lost since `remember`, called here or in any other process. */
  findLoss(): Promise<Loss>;
  remember(): Promise<void>;
  /** `listener` is called each time its server is there again, perhaps with nothing in it. */
  onReturn(listener: () => void): void;
  close(): Promise<void>;
}
