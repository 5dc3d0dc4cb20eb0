import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { machineActor } from '../../../src/kernel/actor.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { Id } from '../../../src/kernel/ids.js';
import { MailPreferenceEntity } from '../../../src/features/notifications/mail-preference.entity.js';
import { NotificationEntity } from '../../../src/features/notifications/notification.entity.js';
import { findKeptMails, SmtpMailer } from '../../../src/platform/mail/index.js';
import { NoticeWorld, zoneWhereItIs } from '../../support/worlds/notice-world.js';
import { startSmtpServer } from '../../support/servers/smtp-server.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('sending the mails that are due', () => {
  let test: TestDatabase;
  let world: NoticeWorld;
  beforeAll(async () => {
    test = await openTestDatabase([NotificationEntity, MailPreferenceEntity]);
  });
  beforeEach(async () => {
    // Every test sends what is due in the whole installation: nothing of the last one may wait.
    await test.superuser(`UPDATE notification SET mail_status = 'NONE'`);
    world = await NoticeWorld.open(test);
  });
  afterAll(() => test.close());

  const told = async (advocateId: Id): Promise<void> =>
    world.hear(await world.decide(advocateId, ['MOVED'], { inputs: { to: 'MEETING' } }));

  it('goes out once, in the reader’s language, with a link to the timeline', async () => {
    const mei = await world.advocate({ language: 'ja' });
    const decided = await world.decide(mei, ['MOVED'], { inputs: { to: 'MEETING' } });
    await world.hear(decided);
    expect(await world.send()).toBe(1);
    expect(await world.send()).toBe(0);
    const [mail, ...others] = await world.inbox.list();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: `${mei}@example.com`, kind: 'REFERRAL_MOVED' });
    expect(mail?.text).toContain('面談が決まりました');
    expect(mail?.text).toContain(
      `https://advocates.example/${world.slug}/referrals/${decided.subjectId}`,
    );
    expect(await world.rows(mei)).toMatchObject([{ mail_status: 'SENT', mail_attempts: 1 }]);
  });

  it('R-T3: once its clock was moved, the mails of a sandbox stay inside', async () => {
    const sandbox = await NoticeWorld.open(test, 'SANDBOX');
    const gone: string[] = [];
    const mailer = {
      leaves: true,
      send: (mail: { to: string }) => {
        gone.push(mail.to);
        return Promise.resolve();
      },
    };
    const notified = async () => {
      const id = await sandbox.advocate();
      await sandbox.hear(await sandbox.decide(id, ['MOVED'], { inputs: { to: 'MEETING' } }));
      return id;
    };
    const before = await notified();
    await sandbox.send({ mailer });
    expect(gone).toEqual([`${before}@example.com`]); // its clock is the world's
    await test.superuser('UPDATE program SET clock_offset_ms = 86400000 WHERE id = $1', [
      sandbox.programId,
    ]);
    const after = await notified();
    await sandbox.send({ mailer });
    expect(gone).toHaveLength(1);
    const kept = await test.database.read(sandbox, (tx) => findKeptMails(tx, 10));
    expect(kept).toMatchObject([{ to: `${after}@example.com`, kind: 'REFERRAL_MOVED' }]);
    expect(await sandbox.rows(after)).toMatchObject([{ mail_status: 'NONE' }]);
    expect(await test.database.read(world, (tx) => findKeptMails(tx, 10))).toEqual([]);
  });

  it('of five workers at once each mail is sent by one', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => world.advocate()));
    await Promise.all(people.map(told));
    await Promise.all(Array.from({ length: 5 }, () => world.send()));
    const mails = await world.inbox.list();
    expect(mails.map((mail) => mail.to).sort()).toEqual(
      people.map((id) => `${id}@example.com`).sort(),
    );
  });

  it('R-N1: a kind that was switched off is not mailed, others are', async () => {
    const mei = await world.advocate();
    const actor = machineActor('PUBLIC', world.programId, 'test');
    await test.database.write(actor, 'setMailPreference', (tx) =>
      world.setPreference.setMailPreference(tx, actor, {
        advocateId: mei,
        kinds: ['REFERRAL_MOVED'],
        wanted: false,
      }),
    );
    await told(mei);
    await world.hear(await world.decide(mei, ['CONVERTED'], { points: 500 }));
    await world.send();
    expect((await world.inbox.list()).map((mail) => mail.kind)).toEqual(['REFERRAL_CONVERTED']);
    expect(await world.rows(mei)).toMatchObject([
      { mail_status: 'SWITCHED_OFF' },
      { mail_status: 'SENT' },
    ]);
  });

  /** As if the night of their reader were over. */
  const morning = (): Promise<unknown> =>
    test.superuser(`UPDATE notification SET mail_due_at = now() WHERE mail_status = 'WAITING'`);
  /** A reader whose mails wait for the morning, and what happened to them in the evening. */
  const afterBusyEvening = async (): Promise<Id> => {
    const mei = await world.advocate({ hour: 2 });
    await world.hear(await world.decide(mei, ['CONVERTED'], { points: 500 }));
    const referral = await world.decide(mei, ['MOVED'], { inputs: { to: 'QUALIFIED' } });
    await world.hear(referral);
    const { subjectId } = referral;
    await world.hear(await world.decide(mei, ['MOVED'], { inputs: { to: 'MEETING' }, subjectId }));
    await world.hear(await world.decide(mei, ['EXPIRED'], { inputs: { windowDays: 60 } }));
    await test.superuser('UPDATE advocate SET time_zone = $2 WHERE id = $1', [
      mei,
      zoneWhereItIs(12),
    ]);
    return mei;
  };

  it('R-N1: what waited overnight comes as one mail, without what was overtaken', async () => {
    const mei = await afterBusyEvening();
    await morning();
    expect(await world.send()).toBe(4);
    const mails = await world.inbox.list();
    expect(mails).toMatchObject([{ to: `${mei}@example.com`, kind: 'SEVERAL_KINDS' }]);
    expect(mails[0]?.subject).toContain('500 points for you – and 2 more');
    expect(mails[0]?.text).toContain('A meeting is arranged');
    expect(mails[0]?.text).not.toContain('there is a need that we can help with');
    expect((await world.rows(mei)).map((row) => row.mail_status)).toEqual([
      'SENT',
      'NONE',
      'SENT',
      'SENT',
    ]);
    await world.hear(await world.decide(mei, ['MOVED'], { inputs: { to: 'MEETING' } }));
    await world.send();
    expect(await world.inbox.list()).toHaveLength(2);
  });

  it('R-N1: of workers at once one sends the one mail', async () => {
    await afterBusyEvening();
    await afterBusyEvening();
    await morning();
    await Promise.all(Array.from({ length: 4 }, () => world.send()));
    await world.send();
    expect(await world.inbox.list()).toHaveLength(2);
  });

  it('a mail that is tried again says what it said; what came meanwhile is the next', async () => {
    const server = await startSmtpServer();
    const mailer = new SmtpMailer(server.url, 'Goodturn <goodturn@example.com>');
    const smtp = { mailer, smtpUrl: server.url };
    const mei = await afterBusyEvening();
    await morning();
    server.refuseNext();
    await world.send(smtp);
    await world.hear(await world.decide(mei, ['CONTACTED']));
    await morning();
    await world.send(smtp);
    expect(server.received).toHaveLength(2);
    const rows = await world.rows(mei);
    expect(rows.map((row) => row.mail_attempts)).toEqual([2, 0, 2, 2, 1]);
    await mailer.close();
    await server.close();
  });

  it('R-N1: a mail that was due by day is not sent by night: a worker was down meanwhile', async () => {
    const mei = await world.advocate();
    await told(mei);
    await test.superuser('UPDATE advocate SET time_zone = $2 WHERE id = $1', [
      mei,
      zoneWhereItIs(2),
    ]);
    await world.send();
    expect(await world.inbox.list()).toEqual([]);
    const [row] = await world.rows(mei);
    expect(row?.mail_status).toBe('WAITING');
    expect(row?.mail_due_at?.getTime()).toBeGreaterThan(systemClock.now().getTime());
  });

  it('what waits for the morning is listed as it will be, and nothing else', async () => {
    const [mei, sent, without] = [
      await world.advocate({ hour: 2, language: 'ja' }),
      await world.advocate(),
      await world.advocate({ hour: 2 }),
    ];
    const actor = machineActor('PUBLIC', world.programId, 'test');
    await test.database.write(actor, 'setMailPreference', (tx) =>
      world.setPreference.setMailPreference(tx, actor, {
        advocateId: without,
        kinds: ['REFERRAL_MOVED'],
        wanted: false,
      }),
    );
    for (const each of [mei, sent, without]) await told(each);
    await world.send();
    const [row] = await world.rows(mei);
    const waiting = await world.waiting();
    expect(waiting).toMatchObject([{ to: `${mei}@example.com`, dueAt: row?.mail_due_at }]);
    expect(waiting[0]?.subject).toContain('ご紹介の経過');
  });

  it('a mail that is refused waits and is tried again, and is given up after eight times', async () => {
    const server = await startSmtpServer();
    const mailer = new SmtpMailer(server.url, 'Goodturn <goodturn@example.com>');
    const mei = await world.advocate();
    await told(mei);
    const smtp = { mailer, smtpUrl: server.url };
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      server.refuseNext();
      await world.send(smtp);
      expect(await world.send(smtp)).toBe(0);
      expect(await world.rows(mei)).toMatchObject([
        { mail_attempts: attempt, mail_status: attempt < 8 ? 'WAITING' : 'FAILED' },
      ]);
      await test.superuser('UPDATE notification SET mail_due_at = now() WHERE advocate_id = $1', [
        mei,
      ]);
    }
    expect(await world.send(smtp)).toBe(0);
    expect(server.received).toEqual([]);
    await mailer.close();
    await server.close();
  });

  it('who stops in the middle leaves the rest to the next', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => world.advocate()));
    await Promise.all(people.map(told));
    expect(await world.send({ stopping: AbortSignal.abort() })).toBe(0);
    await test.superuser('UPDATE notification SET mail_claimed_until = now()');
    expect(await world.send()).toBe(3);
  });

  it('nothing leaves for the invented people of a sample; where mails stay here they are kept', async () => {
    const server = await startSmtpServer();
    const mailer = new SmtpMailer(server.url, 'Goodturn <goodturn@example.com>');
    world = await NoticeWorld.open(test, 'SAMPLE');
    const [mei, budi] = [await world.advocate(), await world.advocate()];
    await told(mei);
    await world.send({ mailer, smtpUrl: server.url });
    expect(server.received).toEqual([]);
    expect(await world.rows(mei)).toMatchObject([{ mail_status: 'NONE' }]);
    await told(budi);
    await world.send();
    expect(await world.inbox.list()).toHaveLength(1);
    await mailer.close();
    await server.close();
  });
});
