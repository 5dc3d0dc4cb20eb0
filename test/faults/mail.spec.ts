import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sleep, until } from '../support/until.js';
import { limit, LONG } from '../support/long.js';
import { MailInstallation, ReadyWatch } from '../support/servers/mail-installation.js';
import type { ProductProcess } from '../support/processes/product-process.js';

const MAILS = 500;
const WINDOWS = 10_000;
/** The other windows are of referrals that have ended: they close and tell nobody. */
const IN_PROGRESS = LONG ? WINDOWS : 500;
const WAITING = `notification WHERE mail_status = 'WAITING'`;
const OPEN = 'referral WHERE window_open';

type Queues = 'postgres' | 'redis';
/** Half a minute each: every day each kind of queue once, `npm run test:long` all four. */
const UNKILLED: readonly Queues[] = LONG ? ['postgres', 'redis'] : ['redis'];
const KILLED: readonly Queues[] = LONG ? ['postgres', 'redis'] : ['postgres'];

async function withInstallation(
  queues: Queues,
  work: (at: MailInstallation) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'goodturn-mail-'));
  const at = await MailInstallation.open(queues, 'SILENT', home);
  try {
    await work(at);
  } finally {
    await at.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Lets the mails run against the silent server, then strikes the clock, and looks at the API. */
async function closeBesideSilence(at: MailInstallation, api: ProductProcess): Promise<void> {
  const watch = new ReadyWatch(api.url);
  try {
    await until(() => at.smtp.connections > 0, 30_000);
    // Long enough for every slot that mails may take to be taken.
    await sleep(4_000);
    await at.addDueWindows(WINDOWS, IN_PROGRESS);
    await at.closeWindows();
    await at.untilNone(OPEN, 20_000);
    await sleep(1_000);
  } finally {
    await watch.stop();
  }
  expect([...watch.answers.keys()]).toEqual([200]);
  expect(watch.answers.get(200)).toBeGreaterThan(10);
}

function readersOf(at: MailInstallation): string[] {
  return at.smtp.received.flatMap(({ to }) => to);
}

describe('a mail server that accepts and never answers: 500 mails wait, 10,000 windows are due', () => {
  it.each(UNKILLED)(
    'windows close, the API is ready, and every mail goes out once when it comes back, queues on %s',
    (queues) =>
      withInstallation(queues, async (at) => {
        await at.addMails(MAILS);
        await closeBesideSilence(at, await at.start('all'));
        // The server was tried, not hammered: one mail at a time found out that it is silent.
        expect(at.smtp.connections).toBeLessThan(20);
        expect(await at.count(`notification WHERE mail_attempts > 0`)).toBe(0);
        at.smtp.behave('ANSWERS');
        await at.untilNone(WAITING, 90_000);
        await sleep(1_000);
        expect(readersOf(at)).toHaveLength(MAILS);
        expect(new Set(readersOf(at)).size).toBe(MAILS);
      }),
    limit(240_000, 400_000),
  );

  it.each(KILLED)(
    'so too where the worker is killed before and after it comes back, queues on %s',
    (queues) =>
      withInstallation(queues, async (at) => {
        await at.addMails(MAILS);
        const api = await at.start('api');
        const first = await at.start('worker');
        await closeBesideSilence(at, api);
        await first.kill('SIGKILL');
        const second = await at.start('worker');
        at.smtp.behave('ANSWERS');
        await until(() => at.smtp.received.length > MAILS / 5, 90_000);
        await second.kill('SIGKILL');
        await at.start('worker');
        await until(() => new Set(readersOf(at)).size >= MAILS - 4, 150_000);
        await sleep(2_000);
        const readers = readersOf(at);
        expect(new Set(readers).size).toBe(readers.length);
      }),
    limit(360_000, 600_000),
  );
});
