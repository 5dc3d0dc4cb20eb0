import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { jobsOptionsOf, TestLog } from '../support/processes/job-app.js';
import { sleep, until } from '../support/until.js';
import { startRedis, type TestRedis } from '../support/servers/redis.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const ONCE = { attempts: 1, backoff: { kind: 'fixed', delayMs: 10 } } as const;

describe.each(['postgres', 'redis'])('processes that die, with queues on %s', (kind) => {
  let test: TestDatabase;
  let redis: TestRedis | null = null;
  let jobs: Jobs;
  const processes: ChildProcess[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    await test.superuser('CREATE TABLE effect (key text NOT NULL, pid integer NOT NULL)');
    if (kind === 'redis') redis = await startRedis();
    const redisUrl = redis?.url ?? null;
    jobs = new Jobs(jobsOptionsOf({ test, redisUrl, role: 'api' }), new TestLog());
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map(kill));
    await test.superuser('DELETE FROM effect');
    await test.superuser('DELETE FROM outbox');
  });
  afterAll(async () => {
    await jobs.close();
    await redis?.close();
    await test.close();
  });

  interface ProcessOptions {
    /** never ends the job that it is named after */
    readonly linger?: boolean;
    /** short where a test waits for a dead worker's job; a busy machine must not lose it either */
    readonly lockMs?: number;
  }

  async function startProcess(how: ProcessOptions = {}): Promise<ChildProcess> {
    const { linger = false, lockMs = 30_000 } = how;
    const redisUrl = redis?.url ?? null;
    const options = JSON.stringify({ url: test.url, redisUrl, linger, lockMs });
    const child = fork('test/support/processes/job-process.mjs', [options], { execArgv: [] });
    processes.push(child);
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => {
        resolve();
      });
      child.once('exit', () => {
        reject(new Error('The process ended before it was ready'));
      });
    });
    return child;
  }

  const effects = async (start: string): Promise<{ key: string; pid: number }[]> =>
    test.superuser('SELECT key, pid FROM effect WHERE starts_with(key, $1)', [start]);

  async function insertEvents(count: number): Promise<void> {
    const { id } = await test.createProgram();
    await test.superuser(
      `INSERT INTO outbox (program_id, id, name, version, payload, occurred_at, recorded_at, due_at)
       SELECT $1, unnest($2::uuid[]), 'deal.told', 1, '{}', now(), now(), now()`,
      [id, Array.from({ length: count }, () => newId())],
    );
  }

  const completed = async (): Promise<number> =>
    (await jobs.open()).queues.relay.getCompletedCount();

  const unsent = async (): Promise<number> =>
    (await test.superuser('SELECT id FROM outbox WHERE sent_at IS NULL')).length;

  it('runs a job again whose worker was killed, also the second time', async () => {
    await jobs.addBulk('relay', [{ name: 'linger', data: {}, jobId: 'a', retry: ONCE }]);
    for (let killed = 1; killed <= 2; killed += 1) {
      const worker = await startProcess({ linger: true, lockMs: 1_000 });
      await until(async () => (await effects('linger')).length === killed);
      await kill(worker);
    }
    const last = await startProcess({ lockMs: 1_000 });
    await until(async () => (await effects('linger')).length === 3);
    expect((await effects('linger')).at(-1)?.pid).toBe(last.pid);
    await sleep(200);
    expect(await jobs.listFailedJobs('relay')).toEqual([]);
  }, 60_000);

  it('loses and doubles no event when the relay dies between adding and marking', async () => {
    await test.superuser(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$`);
    await test.superuser(`
      CREATE TRIGGER dawdles BEFORE UPDATE OF sent_at ON outbox
        FOR EACH ROW EXECUTE FUNCTION dawdle()`);
    const before = await completed();
    await insertEvents(20);
    const relay = await startProcess();
    // Not only heard: a job that is killed before its end is noted runs again, and rightly so.
    await until(async () => (await completed()) === before + 20);
    await kill(relay);
    await test.superuser(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event = 'PgSleep'`,
    );
    expect(await unsent()).toBe(20);
    await test.superuser('DROP TRIGGER dawdles ON outbox');
    await test.superuser('DROP FUNCTION dawdle()');
    await startProcess();
    await until(async () => (await unsent()) === 0);
    await sleep(500);
    expect(await effects('heard')).toHaveLength(20);
  }, 60_000);

  if (kind === 'redis') {
    it('is told every event and keeps its schedules although Redis forgets everything', async () => {
      await startProcess();
      await until(async () => (await effects('beat')).length > 0);
      // While the queue is held, events are sent to it and then forgotten with it.
      const { relay } = (await jobs.open()).queues;
      await relay.pause();
      await insertEvents(50);
      await until(async () => (await unsent()) === 0);
      expect(await effects('heard')).toEqual([]);
      await redis?.client.flushall();
      await test.superuser('DELETE FROM effect');
      await until(async () => new Set((await effects('heard')).map((e) => e.key)).size === 50);
      await until(async () => (await effects('beat')).length >= 2);
      expect(await effects('heard')).toHaveLength(50);
    }, 60_000);
  }
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}
