import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plusMs, systemClock } from '../../../src/kernel/clock.js';
import { hourOf } from '../../../src/kernel/day.js';
import { MailPreferenceEntity } from '../../../src/features/notifications/mail-preference.entity.js';
import { NotificationEntity } from '../../../src/features/notifications/notification.entity.js';
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

  it('R-N1: at three in the reader’s morning the mail waits until eight', async () => {
    const mei = await world.advocate({ hour: 3 });
    await world.hear(await world.decide(mei, ['MOVED']));
    const [row] = await world.rows(mei);
    expect(row?.mail_due_at && hourOf(row.mail_due_at, zoneWhereItIs(3))).toBe(8);
    expect(await world.send()).toBe(0);
    expect(await world.inbox.list()).toEqual([]);
  });
});
