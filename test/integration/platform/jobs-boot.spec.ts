import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { assertQueuePool } from '../../../src/platform/jobs/connection-budget.js';
import {
  assertConnectionBudget,
  defineJob,
  HandlesJob,
  JobNameError,
  NO_PAYLOAD,
  queueConnections,
  type JobHandler,
} from '../../../src/platform/jobs/index.js';
import { matchHandlers } from '../../../src/platform/jobs/job-table.js';
import { jobApp, TestLog } from '../../support/processes/job-app.js';
import { startRedis, type TestRedis } from '../../support/servers/redis.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const ONCE = { attempts: 1, backoff: { kind: 'fixed', delayMs: 10 } } as const;
const NumberOnly = z.object({ n: z.number() });

const count = defineJob({ name: 'count', queue: 'relay', retry: ONCE, payload: NumberOnly });

@Injectable()
@HandlesJob(count)
class CountJob implements JobHandler<{ n: number }> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

const HANDLERS = [CountJob];

describe('the names of jobs', () => {
  const loner = { name: 'loner', queue: 'relay', retry: ONCE, payload: NO_PAYLOAD } as const;

  it('are taken once, and are kebab-case', () => {
    expect(() => defineJob({ ...loner, name: 'count' })).toThrow('Two jobs are called "count"');
    expect(() => defineJob({ ...loner, name: 'Loner Job' })).toThrow(JobNameError);
  });

  it('name a queue of the table', () => {
    expect(() => defineJob({ ...loner, queue: 'post' as never })).toThrow(
      '"loner" names a queue that is none of clock, relay, mail, bulk, imports',
    );
  });

  it('of scheduled jobs need no payload', () => {
    const spec = { ...loner, name: 'timed', schedule: { everyMs: 1_000 }, payload: NumberOnly };
    expect(() => defineJob(spec)).toThrow('its payload must be empty');
  });

  it('must fit their handlers, one to one', () => {
    const handler = new CountJob();
    const twice = [
      { job: count, handler: handler as JobHandler<unknown> },
      { job: count, handler: handler as JobHandler<unknown> },
    ];
    expect(() => matchHandlers([count], twice)).toThrow('CountJob is a second handler of "count"');
    expect(() => matchHandlers([], twice)).toThrow('CountJob handles "count", which is no defined');
    expect(() => matchHandlers([count], [])).toThrow('job "count" has no handler');
    expect(matchHandlers([count], twice.slice(1))).toHaveLength(1);
  });
});

describe('connections of the queues', () => {
  it('are too few where every one could end up in LISTEN', () => {
    expect(() => {
      assertQueuePool(5, 2);
    }).toThrow('2 workers need at least 6');
    expect(() => {
      assertQueuePool(6, 2);
    }).not.toThrow();
  });

  it('stand in the budget of the process, which must fit the server', async () => {
    const test = await openTestDatabase();
    expect(queueConnections({ role: 'all', redisUrl: null })).toBe(9);
    expect(queueConnections({ role: 'api', redisUrl: null })).toBe(4);
    expect(queueConnections({ role: 'all', redisUrl: 'redis://cache' })).toBe(0);
    const budget = { product: 10, jobs: 2, signIn: 3, queue: 8 };
    await test.crossProgram.write(async (jobs) => {
      await assertConnectionBudget(jobs, budget);
      await expect(assertConnectionBudget(jobs, { ...budget, product: 100_000 })).rejects.toThrow(
        'One process needs 100013 connections (product 100000, jobs 2, sign-in 3, queue 8)',
      );
    });
    await test.close();
  });
});

describe('a Redis that may evict keys', () => {
  let test: TestDatabase;
  let redis: TestRedis;

  beforeAll(async () => {
    test = await openTestDatabase();
    redis = await startRedis('allkeys-lru');
  });
  afterAll(async () => {
    await redis.close();
    await test.close();
  });

  it('is refused in production', async () => {
    const app = await jobApp({
      test,
      redisUrl: redis.url,
      providers: HANDLERS,
      environment: 'production',
    });
    await expect(app.init()).rejects.toThrow(
      'Redis may throw jobs away: its maxmemory-policy is "allkeys-lru". Set it to noeviction.',
    );
  });

  it('is warned about elsewhere', async () => {
    const log = new TestLog();
    const app = await jobApp({ test, redisUrl: redis.url, providers: HANDLERS, log });
    await app.init();
    await app.close();
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', fields: { policy: 'allkeys-lru' } }),
    );
  });

  it('that is not there at all is named, without its password', async () => {
    const redisUrl = 'redis://:secret@127.0.0.1:1';
    const app = await jobApp({ test, redisUrl, providers: HANDLERS });
    await expect(app.init()).rejects.toThrow('Redis does not answer at 127.0.0.1:1 (REDIS_URL).');
  });
});
