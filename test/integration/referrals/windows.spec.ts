import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { parseMoment, plusMs } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { closeWindows } from '../../../src/features/referrals/settle/close-windows.job.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { until } from '../../support/until.js';
import { startRedis, type TestRedis } from '../../support/servers/redis.js';
import { insertAdvocate, referralVerbs } from '../../support/worlds/referrals.js';
import { openTestApp, type TestApp } from '../../support/api/test-app.js';
import type { TestDatabase } from '../../support/database/test-database.js';
import { aNewReferral, breaksOf, pointsOf, setClock } from '../../support/worlds/windows.js';

/** Zone, submission, the last day that counts, and the first instant after it. */
const EDGES = [
  [
    'without a change of clocks',
    'Asia/Tokyo',
    '2037-05-10T03:00:00Z',
    '2037-07-09',
    '2037-07-09T15:00:00Z',
  ],
  [
    'over the spring of New York',
    'America/New_York',
    '2037-01-15T15:00:00Z',
    '2037-03-16',
    '2037-03-17T04:00:00Z',
  ],
  [
    'ending on its day of 23 hours',
    'America/New_York',
    '2037-01-07T15:00:00Z',
    '2037-03-08',
    '2037-03-09T04:00:00Z',
  ],
  [
    'over the autumn of New York',
    'America/New_York',
    '2037-09-15T15:00:00Z',
    '2037-11-14',
    '2037-11-15T05:00:00Z',
  ],
  [
    'ending on its day of 25 hours',
    'America/New_York',
    '2037-09-02T15:00:00Z',
    '2037-11-01',
    '2037-11-02T05:00:00Z',
  ],
  [
    'over the spring of Berlin',
    'Europe/Berlin',
    '2037-02-15T12:00:00Z',
    '2037-04-16',
    '2037-04-16T22:00:00Z',
  ],
  [
    'ending on its day of 23 hours there',
    'Europe/Berlin',
    '2037-01-28T12:00:00Z',
    '2037-03-29',
    '2037-03-29T22:00:00Z',
  ],
  [
    'over the autumn of Berlin',
    'Europe/Berlin',
    '2037-09-10T12:00:00Z',
    '2037-11-09',
    '2037-11-09T23:00:00Z',
  ],
  [
    'ending on its day of 25 hours there',
    'Europe/Berlin',
    '2037-08-26T12:00:00Z',
    '2037-10-25',
    '2037-10-25T23:00:00Z',
  ],
] as const;

describe.each(['postgres', 'redis'])('the edges of a window, with queues on %s', (kind) => {
  let test: TestDatabase;
  let redis: TestRedis | null = null;
  let opened: TestApp;
  let verbs: ReturnType<typeof referralVerbs>;

  beforeAll(async () => {
    if (kind === 'redis') redis = await startRedis();
    opened = await openTestApp('worker', redis?.url ?? null);
    test = opened.test;
    verbs = referralVerbs(test);
  });
  afterAll(async () => {
    await opened.close();
    await redis?.close();
  });

  /** Runs the job as its alarm does, by the queue. */
  async function ring(): Promise<void> {
    const jobs = opened.app.get(Jobs);
    const { queues } = await jobs.open();
    const jobId = newId();
    await jobs.enqueue(closeWindows, {}, jobId);
    await until(async () => (await queues.clock.getJobState(jobId)) === 'completed');
  }

  const refer = (actor: Actor, advocateId: Id, submittedAt: Date): Promise<Id> =>
    test.database.write(actor, 'addReferrals', async (tx) => {
      const referral = aNewReferral(advocateId, submittedAt);
      const { added } = await verbs.addReferrals.addReferrals(tx, actor, [referral]);
      return added[0]?.id ?? '';
    });

  const report = (
    actor: Actor,
    deal: Parameters<typeof verbs.recordDeal.recordDeal>[2],
  ): Promise<Id> =>
    test.database.write(actor, 'recordDeal', (tx) => verbs.recordDeal.recordDeal(tx, actor, deal));

  async function stateOf(id: Id): Promise<Record<string, unknown>> {
    const [row = {}] = await test.superuser(
      `SELECT status, window_open, won_outside_window, points_awarded::int AS points,
         window_closes_at FROM referral WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** R-N1: whether the line that a window has ended and its event are of one write, and no other's. */
  async function writesOf(ids: readonly Id[]): Promise<boolean[]> {
    const rows = await test.superuser<{ line: Id; event: Id }>(
      `SELECT l.write_id AS line, o.write_id AS event FROM timeline l
         JOIN outbox o ON o.name = 'referral.expired' AND o.payload ->> 'referralId' = l.subject_id::text
        WHERE l.outcome = 'EXPIRED' AND l.subject_id = ANY ($1::uuid[])`,
      [ids],
    );
    const own = new Set(rows.map(({ line }) => line));
    return rows.map(({ line, event }) => line === event && own.size === ids.length);
  }

  it.each(EDGES)(
    'R-W1: day 60 counts and day 61 does not, %s (%s)',
    async (_name, timeZone, submitted, lastDay, closes) => {
      const { actor } = await test.createProgram({ timeZone, conversionPoints: 500 });
      const advocateId = await insertAdvocate(test, actor);
      const [submittedAt, closesAt] = [parseMoment(submitted), parseMoment(closes)];
      await setClock(test, actor.programId, submittedAt);
      const [quiet, wonInTime, wonLate, toldLate] = [
        await refer(actor, advocateId, submittedAt),
        await refer(actor, advocateId, submittedAt),
        await refer(actor, advocateId, submittedAt),
        await refer(actor, advocateId, submittedAt),
      ];
      expect(await stateOf(quiet)).toMatchObject({ window_closes_at: closesAt });

      await setClock(test, actor.programId, plusMs(closesAt, -60_000));
      await ring();
      expect(await stateOf(quiet)).toMatchObject({ status: 'ACCEPTED', window_open: true });
      await report(actor, { referralIds: [wonInTime], stage: 'WON' });
      const converted = { status: 'CONVERTED', points: 500 };
      expect(await stateOf(wonInTime)).toMatchObject(converted);

      await setClock(test, actor.programId, closesAt);
      await ring();
      const expired = { status: 'EXPIRED', window_open: false };
      for (const id of [quiet, wonLate, toldLate]) expect(await stateOf(id)).toMatchObject(expired);
      expect(await stateOf(wonInTime)).toMatchObject({ ...converted, window_open: false });

      expect(await writesOf([quiet, wonLate])).toEqual([true, true]);

      await report(actor, { referralIds: [wonLate], stage: 'WON' });
      expect(await stateOf(wonLate)).toMatchObject({ won_outside_window: true, points: 0 });
      // R-W4: told after the window, won inside it
      await report(actor, { referralIds: [toldLate], stage: 'WON', closedOn: lastDay });
      expect(await stateOf(toldLate)).toMatchObject(converted);
      expect(await pointsOf(test, advocateId)).toBe(1_000);
      expect(await breaksOf(test, actor)).toEqual([]);
    },
  );

  it('R-T2: a deal told before its referral is known loses nothing, in either order', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC', conversionPoints: 500 });
    const advocateId = await insertAdvocate(test, actor);
    const submittedAt = parseMoment('2037-01-10T09:00:00Z');
    await setClock(test, actor.programId, parseMoment('2037-02-10T09:00:00Z'));
    const deal = (referral: string, closedOn: string): Promise<unknown> =>
      test.database.write(actor, 'recordDeals', (tx) =>
        verbs.recordDeals.recordDeals(tx, actor, [
          {
            externalId: `deal of ${referral}`,
            dealId: null,
            referralExternalId: referral,
            name: null,
            companyId: null,
            stage: 'WON',
            closedOn: closedOn as never,
            amount: null,
            occurredAt: tx.now,
            source: 'crm',
            sourceVersion: null,
            factId: newId(),
            referralIds: [],
            isPlaceholder: false,
          },
        ]),
      );
    const referral = (externalId: string): Promise<unknown> =>
      test.database.write(actor, 'addReferrals', (tx) =>
        verbs.addReferrals.addReferrals(tx, actor, [
          aNewReferral(advocateId, submittedAt, { externalId, source: 'IMPORT' }),
        ]),
      );
    await deal('early', '2037-02-01');
    await referral('early');
    await referral('late');
    await deal('late', '2037-02-01');
    // R-W10: won before the day of the referral
    await deal('before', '2037-01-09');
    await referral('before');
    expect(
      await test.superuser(
        `SELECT external_id, status, points_awarded::int AS points, won_before_referral AS before
         FROM referral WHERE program_id = $1 ORDER BY external_id`,
        [actor.programId],
      ),
    ).toEqual([
      { external_id: 'before', status: 'ACCEPTED', points: 0, before: true },
      { external_id: 'early', status: 'CONVERTED', points: 500, before: false },
      { external_id: 'late', status: 'CONVERTED', points: 500, before: false },
    ]);
    expect(await breaksOf(test, actor)).toEqual([]);
  });

  it('R-W9: of two referrals of one company the earlier is credited, the other assists', async () => {
    const { actor } = await test.createProgram({ timeZone: 'UTC', assistPoints: 50 });
    const [first, second] = [await insertAdvocate(test, actor), await insertAdvocate(test, actor)];
    const submit = (advocateId: Id): Promise<Id> =>
      test.database.write(actor, 'submitReferral', (tx) =>
        verbs.submit.submitReferral(tx, actor, {
          advocateId,
          source: 'FORM',
          refereeName: 'Somebody',
          refereeEmail: `${newId()}@kita.example`,
          companyName: 'Kita Foods',
        }),
      );
    const [earlier, later] = [await submit(first), await submit(second)];
    // R-W11: assist points are due only where somebody accepted the referral.
    for (const id of [earlier, later]) {
      await test.database.write(actor, 'moderateReferral', (tx) =>
        verbs.moderate.moderateReferral(tx, actor, { id, accepted: true }),
      );
    }
    const dealId = await report(actor, { companyName: 'Kita Foods', stage: 'WON' });
    expect(await stateOf(earlier)).toMatchObject({ status: 'CONVERTED', points: 500 });
    expect(await stateOf(later)).toMatchObject({ status: 'LOST', points: 50 });
    await report(actor, { id: dealId, stage: 'OPEN' });
    expect(await pointsOf(test, first)).toBe(0);
    expect(await pointsOf(test, second)).toBe(0);
    await report(actor, { id: dealId, stage: 'WON' });
    expect([await pointsOf(test, first), await pointsOf(test, second)]).toEqual([500, 50]);
    expect(await breaksOf(test, actor)).toEqual([]);
  });
});
