import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { machineActor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { listFailedMails } from '../../../src/features/notifications/mail-backlog.queries.js';
import { MailPreferenceEntity } from '../../../src/features/notifications/mail-preference.entity.js';
import { NotificationEntity } from '../../../src/features/notifications/notification.entity.js';
import { RetryMails } from '../../../src/features/notifications/retry-mails.js';
import { SmtpMailer } from '../../../src/platform/mail/index.js';
import { NoticeWorld } from '../../support/worlds/notice-world.js';
import { startSmtpServer, type SmtpServer } from '../../support/servers/smtp-server.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

/** Of a server that never greets, or never answers to a mail. */
const PATIENCE = 'greetingTimeout=300&socketTimeout=300';

describe('what comes of a mail', () => {
  let test: TestDatabase;
  let world: NoticeWorld;
  let server: SmtpServer;
  let mailer: SmtpMailer;
  beforeAll(async () => {
    test = await openTestDatabase([NotificationEntity, MailPreferenceEntity]);
  });
  beforeEach(async () => {
    await test.superuser(`UPDATE notification SET mail_status = 'NONE'`);
    world = await NoticeWorld.open(test);
    server = await startSmtpServer();
    mailer = new SmtpMailer(`${server.url}?${PATIENCE}`, 'Goodturn <goodturn@example.com>');
  });
  afterEach(async () => {
    await mailer.close();
    await server.close();
  });
  afterAll(() => test.close());

  async function report(at = world): Promise<Id> {
    const advocate = await at.advocate();
    await at.hear(await at.decide(advocate, ['MOVED'], { inputs: { to: 'MEETING' } }));
    return advocate;
  }

  const send = (): Promise<number> => world.send({ mailer, smtpUrl: server.url });
  const readers = (): string[] => server.received.flatMap(({ to }) => to);

  /** As if the lease of whoever took mails up had run out. */
  const later = (): Promise<unknown> =>
    test.superuser('UPDATE notification SET mail_claimed_until = now()');

  const statusOf = async (advocate: Id): Promise<unknown> => {
    const [row] = await test.superuser<{ status: string; failure: string; attempts: number }>(
      `SELECT mail_status AS status, mail_failure AS failure, mail_attempts AS attempts
       FROM notification WHERE advocate_id = $1`,
      [advocate],
    );
    return row;
  };

  it.each(['SILENT_AFTER_DATA', 'TAKES_AND_CUTS'] as const)(
    'given to a server that does not say whether it took it (%s), it is not sent again',
    async (behaviour) => {
      const mei = await report();
      server.behave(behaviour);
      await send();
      expect(await statusOf(mei)).toEqual({
        status: 'UNKNOWN',
        failure: behaviour === 'TAKES_AND_CUTS' ? 'ECONNECTION' : 'ETIMEDOUT',
        attempts: 1,
      });
      server.behave('ANSWERS');
      await later();
      await send();
      expect(readers()).toEqual([`${mei}@example.com`]);
    },
  );

  it('costs a silent server one attempt, and itself none', async () => {
    const people: Id[] = [];
    for (let n = 0; n < 5; n += 1) people.push(await report());
    server.behave('SILENT');
    expect(await send()).toBe(0);
    expect(server.connections).toBe(1);
    for (const each of people) {
      expect(await statusOf(each)).toEqual({ status: 'WAITING', failure: null, attempts: 0 });
    }
    // Nothing holds them: they go out at once when it answers.
    server.behave('ANSWERS');
    expect(await send()).toBe(5);
    expect(new Set(readers()).size).toBe(5);
  });

  it('left by a process that was killed is not sent again, and marked when no answer can come', async () => {
    const [old, young, taken] = [await report(), await report(), await report()];
    await test.superuser(
      `INSERT INTO mail_delivery (program_id, mail_id, begun_at, taken_at)
       SELECT program_id, id,
         now() - CASE advocate_id WHEN $2 THEN interval '10 s' ELSE interval '91 s' END,
         CASE advocate_id WHEN $3 THEN now() END
       FROM notification WHERE advocate_id IN ($1, $2, $3)`,
      [old, young, taken],
    );
    await send();
    expect(readers()).toEqual([]);
    expect(await statusOf(old)).toMatchObject({ status: 'UNKNOWN', failure: 'NO_ANSWER' });
    expect(await statusOf(young)).toMatchObject({ status: 'WAITING', attempts: 0 });
    expect(await statusOf(taken)).toMatchObject({ status: 'SENT' });
  });

  it('held by two at once, because a lease ran out, goes out once', async () => {
    const mei = await report();
    const both = Promise.all([send(), later().then(send), later().then(send)]);
    await both;
    await later();
    await send();
    expect(readers()).toEqual([`${mei}@example.com`]);
  });

  it('whose text cannot be written fails by itself, with its reason', async () => {
    const [before, broken, after] = [await report(), await report(), await report()];
    await test.superuser(`UPDATE notification SET kind = 'OF_TOMORROW' WHERE advocate_id = $1`, [
      broken,
    ]);
    expect(await send()).toBe(3);
    expect(readers().sort()).toEqual([before, after].map((id) => `${id}@example.com`).sort());
    expect(await statusOf(broken)).toMatchObject({ status: 'FAILED', attempts: 1 });
    expect(await statusOf(broken)).toMatchObject({ failure: expect.stringMatching(/^\w*Error/) });
  });

  it('that nobody knows of, or that failed, goes out again when a person says so', async () => {
    const [unknown, broken, other] = [await report(), await report(), await report()];
    await test.superuser(`UPDATE notification SET kind = 'OF_TOMORROW' WHERE advocate_id = $1`, [
      broken,
    ]);
    server.behave('TAKES_AND_CUTS');
    await send();
    server.behave('ANSWERS');
    await send();
    const actor = machineActor('CLI', world.programId, 'test');
    const failed = await test.database.read(actor, listFailedMails);
    expect(failed.map(({ advocateId, status }) => [advocateId, status])).toEqual([
      [unknown, 'UNKNOWN'],
      [broken, 'FAILED'],
    ]);
    await test.superuser(`UPDATE notification SET kind = 'REFERRAL_MOVED' WHERE advocate_id = $1`, [
      broken,
    ]);
    const retry = (ids: Id[] | null): Promise<number> =>
      test.database.write(actor, 'retryMails', (tx) => new RetryMails().retryMails(tx, actor, ids));
    expect(await retry([failed[0]?.id ?? ''])).toBe(1);
    expect(await retry(null)).toBe(1);
    expect(await retry(null)).toBe(0);
    await send();
    const expected = [unknown, unknown, broken, other].map((id) => `${id}@example.com`);
    expect(readers().sort()).toEqual(expected.sort());
  });

  it('of a programme with one does not wait for all of a programme with many', async () => {
    for (let n = 0; n < 10; n += 1) await report();
    const other = await NoticeWorld.open(test);
    const lone = await report(other);
    expect(await send()).toBe(11);
    expect(readers().indexOf(`${lone}@example.com`)).toBeLessThanOrEqual(1);
  });
});
