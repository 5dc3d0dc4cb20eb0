import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plusMs, systemClock } from '../../../src/kernel/clock.js';
import { hourOf } from '../../../src/kernel/day.js';
import { MailPreferenceEntity } from '../../../src/features/notifications/mail-preference.entity.js';
import { NotificationEntity } from '../../../src/features/notifications/notification.entity.js';
import { newId } from '../../../src/kernel/ids.js';
import { NoticeWorld, zoneWhereItIs } from '../../support/worlds/notice-world.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const DAY_MS = 86_400_000;

describe('telling an advocate of a decision', () => {
  let test: TestDatabase;
  let world: NoticeWorld;
  beforeAll(async () => {
    test = await openTestDatabase([NotificationEntity, MailPreferenceEntity]);
  });
  beforeEach(async () => {
    await test.superuser(`UPDATE notification SET mail_status = 'NONE'`);
    world = await NoticeWorld.open(test);
  });
  afterAll(() => test.close());

  it('R-N1: one decision is one notice with its points, also where its event comes ten times at once', async () => {
    const mei = await world.advocate();
    const decided = await world.decide(mei, ['CLOSED_ON_REPORTED_LATE', 'CONVERTED'], {
      points: 500,
    });
    await Promise.all(Array.from({ length: 10 }, () => world.hear(decided)));
    expect(await world.rows(mei)).toMatchObject([
      {
        kind: 'REFERRAL_CONVERTED',
        mail_status: 'WAITING',
        inputs: { points: 500, rule: 'R-W3', outcome: 'CONVERTED' },
      },
    ]);
  });

  it('R-W8: what is for staff alone is not told', async () => {
    const mei = await world.advocate();
    await world.hear(await world.decide(mei, ['CONVERTED'], { audience: 'STAFF' }));
    expect(await world.rows(mei)).toEqual([]);
  });

  it('R-W4: a window that a sweep closed is told by the moment of its end', async () => {
    const mei = await world.advocate();
    const closedAt = plusMs(systemClock.now(), -3_600_000);
    const decided = await world.decide(mei, ['EXPIRED'], {
      actorKind: 'JOB',
      occurredAt: closedAt,
      inputs: { windowDays: 60 },
    });
    await world.hear({ ...decided, at: closedAt });
    expect(await world.rows(mei)).toMatchObject([
      { kind: 'REFERRAL_EXPIRED', mail_status: 'WAITING', inputs: { windowDays: 60 } },
    ]);
  });

  it('R-N1: an event from before writes were kept finds its lines by their moment', async () => {
    const mei = await world.advocate();
    await world.hear({ ...(await world.decide(mei, ['CONVERTED'])), writeId: null });
    expect(await world.rows(mei)).toMatchObject([{ kind: 'REFERRAL_CONVERTED' }]);
  });

  it.each([
    ['of the sample', { actorKind: 'SAMPLE' as const }],
    ['of an import', { actorKind: 'CLI' as const }],
    [
      'that a job found a year later',
      { actorKind: 'JOB' as const, occurredAt: plusMs(systemClock.now(), -365 * DAY_MS) },
    ],
  ])('R-N1: a decision %s is in the portal, and in no mail', async (_name, options) => {
    const mei = await world.advocate();
    await world.hear(await world.decide(mei, ['CONVERTED'], options));
    expect(await world.rows(mei)).toMatchObject([{ mail_status: 'NONE' }]);
    expect(await world.send()).toBe(0);
  });

  it.each([
    ['has no address', { email: null }],
    ['was only nominated', { status: 'NOMINATED' }],
    ['was invited and has not joined', { status: 'INVITED' }],
    ['left', { status: 'LEFT' }],
  ])('R-N1: who %s gets no mail', async (_name, options) => {
    const mei = await world.advocate(options);
    await world.hear(await world.decide(mei, ['MOVED']));
    expect(await world.rows(mei)).toMatchObject([{ mail_status: 'NONE' }]);
  });

  it('R-U1: during a break what moves stands in the portal, unmailed, and nobody asks', async () => {
    const mei = await world.advocate({ status: 'PAUSED' });
    await world.hear(await world.decide(mei, ['MOVED']));
    await world.hear(await world.decide(mei, ['AWAITS_CONFIRMATION']));
    expect(await world.rows(mei)).toMatchObject([{ kind: 'REFERRAL_MOVED', mail_status: 'NONE' }]);
  });

  it('R-U1: a mail that waited when the break began does not go out', async () => {
    const mei = await world.advocate();
    await world.hear(await world.decide(mei, ['MOVED']));
    await test.superuser(
      `UPDATE advocate SET status = 'PAUSED', paused_from = 'ADVOCATE' WHERE id = $1`,
      [mei],
    );
    await world.send();
    expect(await world.rows(mei)).toMatchObject([{ mail_status: 'NONE' }]);
  });

  it('R-N1: at three in the reader’s morning the mail waits until eight', async () => {
    const mei = await world.advocate({ hour: 3 });
    await world.hear(await world.decide(mei, ['MOVED']));
    const [row] = await world.rows(mei);
    expect(row?.mail_due_at && hourOf(row.mail_due_at, zoneWhereItIs(3))).toBe(8);
    expect(await world.send()).toBe(0);
    expect(await world.inbox.list()).toEqual([]);
  });

  it.each([
    ['in their order', [0, 1, 2]],
    ['in any order', [1, 2, 0]],
    ['the last first', [2, 0, 1]],
  ])('R-N1: won, reopened, won again in one night is one mail (told %s)', async (_name, order) => {
    const mei = await world.advocate({ hour: 3 });
    const subjectId = newId();
    const told = [
      await world.decide(mei, ['CONVERTED'], { points: 500, subjectId }),
      await world.decide(mei, ['CONVERSION_TAKEN_BACK'], { points: -500, subjectId }),
      await world.decide(mei, ['CONVERTED'], { points: 500, subjectId }),
    ];
    // Of another referral: it is not undone by them.
    await world.hear(await world.decide(mei, ['CONVERTED'], { points: 500 }));
    for (const place of order) {
      const decided = told[place];
      if (decided) await world.hear(decided);
      if (decided) await world.hear(decided);
    }
    const mails = (await world.rows(mei)).map(({ kind, mail_status }) => [kind, mail_status]);
    expect(mails.filter(([, status]) => status === 'WAITING')).toEqual([
      ['REFERRAL_CONVERTED', 'WAITING'],
      ['REFERRAL_CONVERTED', 'WAITING'],
    ]);
    expect(mails).toHaveLength(4);
  });

  it('R-N1: ten times won and reopened, heard of at once, is no mail', async () => {
    const mei = await world.advocate({ hour: 3 });
    const subjectId = newId();
    const told = [];
    for (let time = 0; time < 10; time += 1) {
      told.push(await world.decide(mei, ['CONVERTED'], { points: 500, subjectId }));
      told.push(await world.decide(mei, ['CONVERSION_TAKEN_BACK'], { points: -500, subjectId }));
    }
    await Promise.all(told.map((decided) => world.hear(decided)));
    const statuses = (await world.rows(mei)).map(({ mail_status: status }) => status);
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 'NONE'));
  });

  it('R-N1: what was mailed already is taken back by a mail of its own', async () => {
    const mei = await world.advocate();
    const subjectId = newId();
    await world.hear(await world.decide(mei, ['CONVERTED'], { points: 500, subjectId }));
    await world.send();
    const back = { points: -500, subjectId };
    await world.hear(await world.decide(mei, ['CONVERSION_TAKEN_BACK'], back));
    expect(await world.rows(mei)).toMatchObject([
      { mail_status: 'SENT' },
      { kind: 'POINTS_REVERSED', mail_status: 'WAITING' },
    ]);
  });
});
