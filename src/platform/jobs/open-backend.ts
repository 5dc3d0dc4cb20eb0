import type { Logger } from '../telemetry/index.js';
import { workersOf, type JobsOptions } from './jobs-options.js';
import { PostgresBackend } from './postgres-backend.js';
import type { QueueBackend } from './queue-backend.js';
import { RedisBackend } from './redis-backend.js';

/** Connects to the queues' server. Throws where it does not answer or may not be used. */
export async function openBackend(
  { config, database }: JobsOptions,
  logger: Logger,
): Promise<QueueBackend> {
  return config.redisUrl === null
    ? new PostgresBackend({ ...database, workers: workersOf(config.role) }, logger)
    : RedisBackend.open(config.redisUrl, config.environment === 'production', logger);
}

/** Whether the Redis of the settings answers and may be used. Throws RedisError. */
export async function reachRedis(
  { redisUrl, environment }: JobsOptions['config'] & { readonly redisUrl: string },
  logger: Logger,
): Promise<void> {
  const backend = await RedisBackend.open(redisUrl, environment === 'production', logger);
  await backend.close();
}
