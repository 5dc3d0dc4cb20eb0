import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../support/until.js';
import { SandboxClock } from '../support/sandbox-clock.js';
import { openTestApp, type TestApp } from '../support/api/test-app.js';

const WORKER = join(import.meta.dirname, '..', 'support', 'processes', 'clock-process.mjs');

describe('a clock whose mover is killed', () => {
  let opened: TestApp;
  let worker: ChildProcess | null = null;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await opened.close();
  });

  it('goes on from where it stood: every window closes once, in its order', async () => {
    const clock = await SandboxClock.open(opened);
    const windows = Array.from({ length: 120 }, (_, place) => place % 60);
    await clock.refer(windows);
    const id = await clock.ask(100);
    worker = fork(WORKER, [opened.test.url, opened.test.mode, opened.home], { execArgv: [] });
    await until(async () => (await clock.expired()).length >= 10, 90_000);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const doneBefore = (await clock.expired()).length;
    expect(doneBefore).toBeLessThan(120);
    expect((await clock.advance(id)).status).toBe('RUNNING');

    // the dead worker's hold and its claims on events run out
    await opened.test.superuser('UPDATE program SET clock_held_until = now() WHERE id = $1', [
      clock.programId,
    ]);
    await opened.test.superuser('UPDATE outbox SET claimed_until = NULL WHERE sent_at IS NULL');
    expect(await clock.move(id)).toBe(true);

    const expired = await clock.expired();
    expect(new Set(expired.map((row) => row.subject_id)).size).toBe(120);
    expect(expired).toHaveLength(120);
    const closes = expired.map((row) => row.closes.getTime());
    expect(closes).toEqual([...closes].sort((one, other) => one - other));
    const [notices] = await opened.test.superuser(
      'SELECT count(*)::int AS told, count(DISTINCT subject_id)::int AS of FROM notification WHERE program_id = $1',
      [clock.programId],
    );
    expect(notices).toEqual({ told: 120, of: 120 });
  }, 180_000);
});
