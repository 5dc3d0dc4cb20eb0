import { DisplayableError } from '../../kernel/displayable-error.js';
import { createRedisBackend, Queue, Worker, type BackendFactory, type IQueueBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../telemetry/index.js';
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

/** Holds the run of the server that jobs were last entrusted to: absent after a flush. */
const MARK = 'goodturn:queues:run';

/** A server that accepts and never answers would hold the relay for ever. */
const COMMAND_WITHIN_MS = 5_000;

const factory = createRedisBackend as BackendFactory<IQueueBackend, unknown>;

export class RedisError extends DisplayableError {
  override readonly name = 'RedisError';
}

/** BullMQ on Redis or Valkey; one database of the server belongs to one installation. */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  /** waits for a server that is away, for ever: only workers may */
  private patient: Redis | null = null;

  private constructor(
    private readonly url: string,
    /** refuses at once while the server is away */
    private readonly prompt: Redis,
    private readonly errors: ErrorLog,
  ) {}

  /** Throws RedisError where the server does not answer, or may evict jobs in production. */
  static async open(url: string, production: boolean, logger: Logger): Promise<RedisBackend> {
    const errors = new ErrorLog(logger);
    const prompt = connect(url, errors, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: COMMAND_WITHIN_MS,
      // A connection without an answer is dead, and the next one may not be.
      socketTimeout: COMMAND_WITHIN_MS,
    });
    // The reason why a connection ends is an event of its own; the caller learns only that it has
    // ended.
    const said: unknown[] = [];
    prompt.once('error', (error) => said.push(error));
    try {
      await prompt.connect();
      await checkEviction(prompt, production, logger);
    } catch (error) {
      prompt.disconnect();
      if (error instanceof RedisError) throw error;
      throw new RedisError(whyNot(url, [error, ...said]), { cause: error });
    }
    return new RedisBackend(url, prompt, errors);
  }

  makeQueue(name: QueueName): JobQueue {
    const connection = this.prompt;
    return new Queue(
      name,
      { connection, prefix: prefixOf(name), skipWaitingForReady: true },
      factory,
    );
  }

  makeWorker(name: QueueName, process: JobProcessor, tuning: WorkerTuning): JobWorker {
    this.patient ??= connect(this.url, this.errors, { maxRetriesPerRequest: null });
    const connection = this.patient;
    return new Worker(
      name,
      process,
      { connection, prefix: prefixOf(name), ...workerOptions(tuning) },
      factory,
    );
  }

  onReturn(listener: () => void): void {
    this.prompt.on('ready', listener);
  }

  /** A restart may have lost what was not on its disk yet; a flush has lost everything. */
  async findLoss(): Promise<Loss> {
    const mark = await this.prompt.get(MARK);
    if (mark === null) return 'everything';
    return mark === (await this.run()) ? 'nothing' : 'recent';
  }

  async remember(): Promise<void> {
    await this.prompt.set(MARK, await this.run());
  }

  close(): Promise<void> {
    this.prompt.disconnect();
    this.patient?.disconnect();
    return Promise.resolve();
  }

  private async run(): Promise<string> {
    return fieldOf(await this.prompt.info('server'), 'run_id');
  }
}

const REFUSED = /^(NOAUTH|WRONGPASS|ERR (AUTH|invalid password|Client sent AUTH))/;

/** Redis begins its refusals with a code. */
function whyNot(url: string, errors: readonly unknown[]): string {
  const { host } = new URL(url);
  const messages = errors.map((error) => (Object(error) as { message?: unknown }).message);
  if (messages.some((message) => typeof message === 'string' && REFUSED.test(message))) {
    return `Redis at ${host} refuses the password of REDIS_URL. Put it right: redis://:password@host:port.`;
  }
  return `Redis does not answer at ${host} (REDIS_URL). Is it running, are host and port right?`;
}

/** All keys of a queue share a hash tag, so that they stay together on a cluster. */
function prefixOf(name: QueueName): string {
  return `{goodturn:${name}}`;
}

type Timeouts = Pick<
  RedisOptions,
  'lazyConnect' | 'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout' | 'socketTimeout'
>;

function connect(url: string, errors: ErrorLog, options: Timeouts): Redis {
  const redis = new Redis(url, {
    connectTimeout: 5_000,
    keepAlive: 3_000,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    ...options,
  });
  redis.on('error', (error) => {
    errors.report(error, 'A connection to Redis broke');
  });
  return redis;
}

async function checkEviction(redis: Redis, production: boolean, logger: Logger): Promise<void> {
  const policy = fieldOf(await redis.info('memory'), 'maxmemory_policy');
  if (policy === 'noeviction') return;
  const message =
    `Redis may throw jobs away: its maxmemory-policy is "${policy}". ` + 'Set it to noeviction.';
  if (production) throw new RedisError(message);
  logger.warn({ policy }, message);
}

function fieldOf(info: string, field: string): string {
  return new RegExp(`^${field}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
}
