import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { z } from 'zod';
import { newId } from '../../../src/kernel/ids.js';
import {
  defineJob,
  HandlesJob,
  Jobs,
  NO_PAYLOAD,
  type JobHandler,
  type JobRun,
} from '../../../src/platform/jobs/index.js';
import { jobApp, TestLog, type JobAppOptions } from '../../support/processes/job-app.js';
import { sleep, until } from '../../support/until.js';
import { startRedis, type TestRedis } from '../../support/servers/redis.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const ONCE = { attempts: 1, backoff: { kind: 'fixed', delayMs: 10 } } as const;
const THRICE = { attempts: 3, backoff: { kind: 'fixed', delayMs: 10 } } as const;
const NumberOnly = z.object({ n: z.number() });

const count = defineJob({ name: 'count', queue: 'relay', retry: ONCE, payload: NumberOnly });
const falter = defineJob({ name: 'falter', queue: 'relay', retry: THRICE, payload: NumberOnly });
const dawdle = defineJob({ name: 'dawdle', queue: 'relay', retry: ONCE, payload: NumberOnly });
const tick = defineJob({
  name: 'tick',
  queue: 'clock',
  retry: ONCE,
  schedule: { everyMs: 200 },
  payload: NO_PAYLOAD,
});

const seen: { job: string; n: number; run: JobRun }[] = [];
let ticks = 0;
/** runs of `falter` that still fail */
let failures = 0;

@Injectable()
@HandlesJob(count)
class CountJob implements JobHandler<{ n: number }> {
  handle({ n }: { n: number }, run: JobRun): Promise<void> {
    seen.push({ job: 'count', n, run });
    return Promise.resolve();
  }
}

@Injectable()
@HandlesJob(falter)
class FalterJob implements JobHandler<{ n: number }> {
  handle({ n }: { n: number }, run: JobRun): Promise<void> {
    seen.push({ job: 'falter', n, run });
    failures -= 1;
    if (failures >= 0) throw new Error('mei.tanaka@example.com is not welcome');
    return Promise.resolve();
  }
}

@Injectable()
@HandlesJob(dawdle)
class DawdleJob implements JobHandler<{ n: number }> {
  async handle({ n }: { n: number }, run: JobRun): Promise<void> {
    seen.push({ job: 'dawdle starts', n, run });
    await sleep(500);
    seen.push({ job: 'dawdle ends', n, run });
  }
}

@Injectable()
@HandlesJob(tick)
class TickJob implements JobHandler<object> {
  handle(): Promise<void> {
    ticks += 1;
    return Promise.resolve();
  }
}

const HANDLERS = [CountJob, FalterJob, DawdleJob, TickJob];
const numbersOf = (job: string): number[] =>
  seen.filter((entry) => entry.job === job).map((entry) => entry.n);

describe.each(['postgres', 'redis'])('jobs on %s', (kind) => {
  let test: TestDatabase;
  let redis: TestRedis | null = null;
  const apps: TestingModule[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    if (kind === 'redis') redis = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    seen.length = 0;
  });
  afterAll(async () => {
    await redis?.close();
    await test.close();
  });

  async function start(options: Partial<JobAppOptions> = {}): Promise<Jobs> {
    const redisUrl = redis?.url ?? null;
    const app = await jobApp({ test, redisUrl, providers: HANDLERS, ...options });
    await app.init();
    apps.push(app);
    return app.get(Jobs);
  }

  it('runs a job with its payload, and writes as the job itself (R-A3)', async () => {
    const jobs = await start();
    await jobs.enqueue(count, { n: 7 });
    await until(() => numbersOf('count').length === 1);
    const run = seen[0]?.run;
    const programId = newId();
    expect(numbersOf('count')).toEqual([7]);
    expect(run?.actor(programId)).toMatchObject({
      kind: 'JOB',
      programId,
      requestId: run?.jobId,
    });
  });

  it('refuses a payload that is not the job’s before it is stored', async () => {
    const jobs = await start({ role: 'api' });
    await expect(jobs.enqueue(count, { n: 'seven' } as never)).rejects.toThrow(z.ZodError);
  });

  it('runs a job of a given id once, however often it is added', async () => {
    const jobs = await start();
    await jobs.enqueue(count, { n: 1 }, 'the-same');
    await until(() => numbersOf('count').length === 1);
    await jobs.enqueue(count, { n: 1 }, 'the-same');
    await jobs.enqueue(count, { n: 2 });
    await until(() => numbersOf('count').includes(2));
    expect(numbersOf('count')).toEqual([1, 2]);
  });

  it('tries a failing job again, as often as it says', async () => {
    failures = 2;
    const jobs = await start();
    await jobs.enqueue(falter, { n: 3 });
    await until(() => numbersOf('falter').length === 3);
    await sleep(100);
    expect(seen.map((entry) => entry.run.attempt)).toEqual([1, 2, 3]);
    expect(new Set(seen.map((entry) => entry.run.jobId)).size).toBe(1);
    expect(await jobs.listFailedJobs('relay')).toEqual([]);
  });

  it('R-A5: keeps a job that failed for good, without the message of its error', async () => {
    failures = 3;
    const log = new TestLog();
    const jobs = await start({ log });
    await jobs.enqueue(falter, { n: 4 }, 'fails');
    await until(async () => (await jobs.listFailedJobs('relay')).length === 1);
    const [failed] = await jobs.listFailedJobs('relay');
    expect(failed).toMatchObject({
      id: 'fails',
      name: 'falter',
      data: { n: 4 },
      attemptsMade: 3,
      reason: 'Error',
    });
    expect(log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
    const stored =
      redis === null
        ? JSON.stringify(await test.superuser('SELECT * FROM bullmq.job'))
        : JSON.stringify(await redis.client.hgetall('{goodturn:relay}:relay:fails'));
    expect(stored).toContain('falter');
    expect(stored + JSON.stringify(log.lines)).not.toContain('mei.tanaka');

    failures = 0;
    expect(await jobs.retryFailedJob('relay', 'fails')).toBe(true);
    await until(() => numbersOf('falter').length === 4);
    await until(async () => (await jobs.listFailedJobs('relay')).length === 0);
    expect(await jobs.retryFailedJob('relay', 'fails')).toBe(false);
    expect(await jobs.retryFailedJob('relay', 'never-was')).toBe(false);
  });

  it('fails a job that this version does not have, and says so', async () => {
    const jobs = await start();
    await jobs.addBulk('relay', [{ name: 'unheard', data: {}, jobId: 'x', retry: ONCE }]);
    await until(async () => (await jobs.listFailedJobs('relay')).some((job) => job.id === 'x'));
    const failed = (await jobs.listFailedJobs('relay')).find((job) => job.id === 'x');
    expect(failed?.reason).toBe('UnknownJob: This version has no job "unheard"');
  });

  it('runs what has a schedule, and forgets schedules that no job has any more', async () => {
    const earlier = await start({ role: 'api' });
    const { queues } = await earlier.open();
    await queues.clock.upsertJobScheduler('forgotten', { every: 60_000 }, { name: 'forgotten' });
    ticks = 0;
    const jobs = await start();
    await until(() => ticks >= 3);
    const schedulers = await (await jobs.open()).queues.clock.getJobSchedulers();
    expect(schedulers.map((scheduler) => scheduler.key)).toEqual(['tick']);
  });

  it('makes a schedule again when it has got lost', async () => {
    const jobs = await start({ tuning: { sweepMs: 100 } });
    const { clock } = (await jobs.open()).queues;
    await clock.removeJobScheduler('tick');
    await until(async () => (await clock.getJobScheduler('tick')) !== undefined);
    ticks = 0;
    await until(() => ticks >= 2);
  });

  it('waits for the job that runs when it shuts down, and takes no other', async () => {
    const jobs = await start({ tuning: { concurrency: { clock: 1, relay: 1 } } });
    await jobs.enqueue(dawdle, { n: 1 });
    await jobs.enqueue(dawdle, { n: 2 });
    await until(() => numbersOf('dawdle starts').length === 1);
    const [first] = seen;
    await Promise.all(apps.splice(0).map((app) => app.close()));
    expect(numbersOf('dawdle ends')).toEqual([1]);
    expect(numbersOf('dawdle starts')).toEqual([1]);
    expect(first?.run.stopping.aborted).toBe(true);
    await start();
    await until(() => numbersOf('dawdle ends').length === 2);
  });

  it('with ROLE=api nothing runs, and the canary tells whether somebody else does', async () => {
    const api = await start({ role: 'api' });
    await api.enqueue(count, { n: 9 });
    expect(await api.queueCanary(500)).toMatchObject({
      alive: false,
      silent: ['clock', 'relay', 'mail', 'bulk', 'imports'],
    });
    expect(numbersOf('count')).toEqual([]);
    await start({ role: 'worker' });
    expect(await api.queueCanary(5_000)).toMatchObject({ alive: true, silent: [] });
    await until(() => numbersOf('count').length === 1);
  });

  it('does not start where a job has no handler', async () => {
    const app = await jobApp({
      test,
      redisUrl: redis?.url ?? null,
      providers: [CountJob, FalterJob, TickJob],
    });
    await expect(app.init()).rejects.toThrow('job "dawdle" has no handler');
  });

  if (kind === 'postgres') {
    it('goes on after its connections were cut', async () => {
      const jobs = await start();
      await jobs.enqueue(count, { n: 1 });
      await until(() => numbersOf('count').length === 1);
      await test.superuser(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name IN ('goodturn_jobs', 'clock', 'relay', 'mail', 'bulk', 'imports')`,
      );
      await until(() =>
        jobs.enqueue(count, { n: 2 }).then(
          () => true,
          () => false,
        ),
      );
      await until(() => numbersOf('count').includes(2));
    });
  }
});
