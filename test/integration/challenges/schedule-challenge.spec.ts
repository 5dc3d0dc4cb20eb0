import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  challengeKey,
  findChallengesByKeys,
  listChallenges,
} from '../../../src/features/challenges/define/challenge.queries.js';
import { reviewDraft, verbs } from '../../support/worlds/challenge-kit.js';
import { RUN, scheduleActs } from '../../support/worlds/schedule-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('a scheduled challenge', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof scheduleActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = scheduleActs(test);
  });
  afterAll(() => test.close());

  it('R-T4: it opens at its moment, and not before', async () => {
    const scene = await acts.scheduled(10);
    expect(await acts.readChallenge(scene)).toMatchObject({
      status: 'SCHEDULED',
      publishedAt: null,
    });
    expect(await acts.due(scene)).toBe(0);
    await acts.passDays(scene, 9);
    expect(await acts.schedules.runSchedules(RUN)).toBe(0);
    await acts.passDays(scene, 2); // late by a day: the worker was away
    expect(await acts.schedules.runSchedules(RUN)).toBe(1);
    expect(await acts.readChallenge(scene)).toMatchObject({
      status: 'LIVE',
      opensAt: null,
      liveVersion: 1,
    });
    expect(await acts.lines(scene)).toEqual(['SCHEDULED', 'OPENED']);
    expect(await acts.events(scene, 'challenge.published')).toHaveLength(1);
    await acts.begin(scene);
    expect(await acts.schedules.runSchedules(RUN)).toBe(0);
  });

  it('R-U3: an advocate learns nothing of it before: no list, no id, no count, no error', async () => {
    const scene = await acts.scheduled(10);
    const reader = { staff: false, advocateId: scene.advocate.advocateId };
    const { rows } = await test.database.read(scene, (tx) =>
      listChallenges(tx, reader, ['SCHEDULED', 'LIVE'], { first: 5, after: null }),
    );
    const key = challengeKey(reader, scene.challengeId);
    const found = await test.database.read(scene, (tx) => findChallengesByKeys(tx, [key]));
    expect([rows, found.size]).toEqual([[], 0]);
    const refusals = [scene, { ...scene, challengeId: newId() }].map((of) =>
      acts.begin(of).catch((error: unknown) => JSON.stringify(error)),
    );
    const [ofScheduled, ofNone] = await Promise.all(refusals);
    expect(ofScheduled).toBe(ofNone);
    expect(await acts.events(scene, 'challenge.published')).toEqual([]);
    await acts.close(scene);
    // One that was closed before it opened was never there for them.
    await expect(acts.begin(scene)).rejects.toMatchObject({ type: 'NotFound' });
  });

  it('by two workers and the clock of a sandbox at once it opens once', async () => {
    const scene = await acts.scheduled(1);
    await acts.passDays(scene, 2);
    const opened = await Promise.all([
      acts.due(scene),
      acts.due(scene),
      acts.schedules.runSchedules(RUN),
    ]);
    expect(opened.reduce((sum, count) => sum + count)).toBe(1);
    expect(await acts.events(scene, 'challenge.published')).toHaveLength(1);
    expect(await acts.lines(scene)).toEqual(['SCHEDULED', 'OPENED']);
  });

  it('one that cannot open stands in nobody’s way, and the job fails', async () => {
    const [stuck, next] = [await acts.scheduled(1), await acts.scheduled(2)];
    await acts.passDays(stuck, 3);
    await acts.passDays(next, 3);
    await test.superuser(
      `ALTER TABLE challenge ADD CONSTRAINT refused_by_test
         CHECK (id <> '${stuck.challengeId}' OR status = 'SCHEDULED')`,
    );
    try {
      const failed = `keepSchedule failed 1 times: ${stuck.challengeId}`;
      await expect(acts.schedules.runSchedules(RUN)).rejects.toThrow(failed);
    } finally {
      await test.superuser('ALTER TABLE challenge DROP CONSTRAINT refused_by_test');
    }
    expect(await acts.readChallenge(next)).toMatchObject({ status: 'LIVE' });
    expect(await acts.schedules.runSchedules(RUN)).toBe(1);
  });

  it('a worker that dies on the way leaves nothing half done, and the next one goes on', async () => {
    const scene = await acts.scheduled(1);
    await acts.passDays(scene, 2);
    const killed = test.database.write(scene.marketer, 'keepSchedule', async (tx) => {
      await verbs.keepSchedule.keepSchedule(tx, scene.marketer, { id: scene.challengeId });
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await acts.readChallenge(scene)).toMatchObject({ status: 'SCHEDULED' });
    expect(await acts.due(scene)).toBe(1);
    expect(await acts.lines(scene)).toEqual(['SCHEDULED', 'OPENED']);
  });

  it('it is changed, and its day too, before it opens; then it opens as it was published last', async () => {
    const scene = await acts.scheduled(5);
    const [stage] = reviewDraft.stages;
    await acts.save(scene, { stages: [{ ...stage, points: 7 }] as never });
    await acts.passDays(scene, 1);
    await acts.publish(scene, { opensAt: await acts.inDays(scene, 20) });
    await acts.passDays(scene, 10); // beyond the first day
    expect(await acts.due(scene)).toBe(0);
    await acts.publish(scene, { opensAt: await acts.inDays(scene, 1) }); // the day alone
    await acts.passDays(scene, 2);
    expect(await acts.due(scene)).toBe(1);
    const { liveVersion, shown } = await acts.readChallenge(scene);
    expect([liveVersion, shown.stages.map(({ points }) => points)]).toEqual([2, [7]]);
    expect(await acts.lines(scene)).toEqual(['SCHEDULED', 'SCHEDULED', 'SCHEDULED', 'OPENED']);
  });

  it('what is only saved does not open with it', async () => {
    const scene = await acts.scheduled(1);
    await acts.save(scene, { title: 'Not published' });
    await acts.passDays(scene, 2);
    await acts.due(scene);
    expect((await acts.readChallenge(scene)).shown.title).toBe(reviewDraft.title);
  });

  it('it is opened now, or taken back to a draft, and published anew', async () => {
    const scene = await acts.scheduled(5);
    await acts.unschedule(scene);
    expect(await acts.readChallenge(scene)).toMatchObject({
      status: 'DRAFT',
      liveVersion: null,
      opensAt: null,
    });
    expect(await acts.unschedule(scene)).toBe(scene.challengeId);
    await acts.passDays(scene, 6);
    expect(await acts.due(scene)).toBe(0);
    await acts.publish(scene);
    expect(await acts.readChallenge(scene)).toMatchObject({ status: 'LIVE', liveVersion: 2 });
    await expect(acts.unschedule(scene)).rejects.toMatchObject({ type: 'NotAvailable' });
    const other = await acts.scheduled(5);
    await acts.publish(other);
    expect(await acts.readChallenge(other)).toMatchObject({
      status: 'LIVE',
      liveVersion: 1,
      opensAt: null,
    });
    expect(await acts.lines(other)).toEqual(['SCHEDULED', 'PUBLISHED']);
  });

  it('it is closed before it opens, and is not paused', async () => {
    const scene = await acts.scheduled(1);
    await expect(acts.pause(scene)).rejects.toMatchObject({
      type: 'NotAvailable',
      message: expect.stringContaining('not opened yet'),
    });
    await acts.close(scene);
    await acts.passDays(scene, 2);
    expect(await acts.due(scene)).toBe(0);
    expect(await acts.readChallenge(scene)).toMatchObject({ status: 'CLOSED', opensAt: null });
  });

  it('of the clock and a marketer who takes it back at once one wins, the other is told', async () => {
    for (let round = 0; round < 4; round += 1) {
      const scene = await acts.scheduled(1);
      await acts.passDays(scene, 2);
      const { version } = await acts.readChallenge(scene);
      const both = [() => acts.due(scene), () => acts.unschedule(scene, version)];
      if (round % 2 === 1) both.reverse();
      const settled = await Promise.allSettled<number | Id>(both.map((call) => call()));
      const { status } = await acts.readChallenge(scene);
      const refused = settled.filter((each) => each.status === 'rejected');
      const told = [{ reason: { type: 'StaleVersion' } }];
      expect(refused).toMatchObject(status === 'LIVE' ? told : []);
      expect(await acts.events(scene, 'challenge.published')).toHaveLength(
        status === 'LIVE' ? 1 : 0,
      );
    }
  });

  it('a moment that is past, an end before the beginning, or a second opening are refused', async () => {
    const scene = await acts.makeDraft();
    const [past, soon, later] = await Promise.all(
      [-1, 1, 2].map((days) => acts.inDays(scene, days)),
    );
    const refused = async (times: Parameters<typeof acts.publish>[1]) =>
      acts.publish(scene, times).catch((error: unknown) => error as { problems: object[] });
    expect(await refused({ opensAt: past ?? null })).toMatchObject({
      problems: [{ path: ['opensAt'] }],
    });
    expect(await refused({ opensAt: later ?? null, closesAt: soon ?? null })).toMatchObject({
      problems: [{ path: ['closesAt'] }],
    });
    await acts.publish(scene);
    await acts.save(scene, { title: 'Another' });
    expect(await refused({ opensAt: soon ?? null })).toMatchObject({
      problems: [{ path: ['opensAt'] }],
    });
  });

  it('R-A1: nobody of another programme takes it back', async () => {
    const scene = await acts.scheduled(1);
    const elsewhere = await acts.makeDraft();
    const other = { ...scene, marketer: elsewhere.marketer, programId: scene.programId };
    await expect(acts.unschedule(other, 2)).rejects.toMatchObject({ type: 'NotFound' });
  });
});
