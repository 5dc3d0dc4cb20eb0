import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  challengeKey,
  findChallengesByKeys,
  listChallenges,
} from '../../../src/features/challenges/define/challenge.queries.js';
import type { ChallengeStatus } from '../../../src/features/challenges/define/index.js';
import { findParticipations } from '../../../src/features/challenges/take/index.js';
import { addAdvocate, reject } from '../../support/worlds/challenge-kit.js';
import { RUN, scheduleActs } from '../../support/worlds/schedule-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('a challenge with an end', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof scheduleActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = scheduleActs(test);
  });
  afterAll(() => test.close());

  type Scene = Awaited<ReturnType<typeof acts.makeDraft>>;
  /** Its end has passed, and no worker was there. */
  const ended = async (before: (scene: Scene) => Promise<unknown> = () => Promise.resolve()) => {
    const scene = await acts.makeDraft();
    await acts.publish(scene, { closesAt: await acts.inDays(scene, 1) });
    await before(scene);
    await acts.passDays(scene, 2);
    return scene;
  };

  it('R-C1: it ends by itself, for whoever is under way, and from its moment on whoever writes it', async () => {
    const scene = await acts.scheduled(1, 3);
    await acts.passDays(scene, 2);
    await acts.due(scene);
    const participation = await acts.begin(scene);
    await acts.passDays(scene, 2);
    // The moment has passed, and no worker was there: nobody gains by that.
    const late = await addAdvocate(test, scene.marketer, 'mei@example.com');
    await expect(acts.begin(scene, late)).rejects.toMatchObject({ type: 'NotAvailable' });
    await expect(acts.submit(scene, participation)).rejects.toMatchObject({
      type: 'NotSubmittable',
    });
    expect(await acts.schedules.runSchedules(RUN)).toBe(1);
    expect(await acts.readChallenge(scene)).toMatchObject({ status: 'CLOSED' });
    expect(await acts.lines(scene)).toEqual(['SCHEDULED', 'OPENED', 'CLOSED_BY_SCHEDULE']);
    expect(await acts.outcomes(scene, participation)).toEqual([
      'R-C1.STARTED',
      'R-C1.ENDED_WITH_CHALLENGE',
    ]);
  });

  it('after a long absence it opens and ends in this order', async () => {
    const scene = await acts.scheduled(1, 3);
    await acts.passDays(scene, 9);
    expect(await acts.schedules.runSchedules(RUN)).toBe(2);
    expect(await acts.lines(scene)).toEqual(['SCHEDULED', 'OPENED', 'CLOSED_BY_SCHEDULE']);
  });

  it('R-C1: a later end is set for everybody, an earlier one is refused', async () => {
    const scene = await acts.makeDraft();
    const of = (days: number) => acts.inDays(scene, days);
    await acts.publish(scene, { closesAt: await of(5) });
    await expect(acts.extend(scene, await of(4))).rejects.toMatchObject({
      type: 'InvalidInput',
      problems: [{ path: ['closesAt'], rule: 'R-C1' }],
    });
    await acts.extend(scene, await of(8));
    await acts.passDays(scene, 6);
    expect(await acts.due(scene)).toBe(0);
    // A new version leaves the end as it is.
    await acts.save(scene, { approvalCriteria: 'Another one.' });
    await acts.publish(scene);
    expect((await acts.readChallenge(scene)).closesAt).not.toBeNull();
    await acts.extend(scene, null);
    await acts.passDays(scene, 9);
    expect(await acts.due(scene)).toBe(0);
    await expect(acts.extend(scene, await of(1))).rejects.toMatchObject({ type: 'InvalidInput' });
    expect(await acts.lines(scene)).toEqual(['PUBLISHED', 'EXTENDED', 'PUBLISHED', 'EXTENDED']);
  });

  it('too late: an end that has passed is not moved, also before it was written', async () => {
    const scene = await acts.makeDraft();
    await acts.publish(scene, { closesAt: await acts.inDays(scene, 1) });
    await acts.passDays(scene, 2);
    const later = await acts.inDays(scene, 5);
    await expect(acts.extend(scene, later)).rejects.toMatchObject({ type: 'NotAvailable' });
    await acts.due(scene);
    await expect(acts.extend(scene, later)).rejects.toMatchObject({ type: 'NotAvailable' });
  });

  it('from its moment on it is read as closed, and not offered, whoever writes it', async () => {
    const scene = await ended();
    const listed = async (staff: boolean, statuses: ChallengeStatus[] | null) => {
      const reader = { staff, advocateId: staff ? null : scene.advocate.advocateId };
      const { rows } = await test.database.read(scene, (tx) =>
        listChallenges(tx, reader, statuses, { first: 5, after: null }),
      );
      return rows.map(({ status }) => status);
    };
    expect((await acts.readChallenge(scene)).status).toBe('CLOSED');
    expect(await listed(true, null)).toEqual(['CLOSED']);
    expect(await listed(true, ['CLOSED'])).toEqual(['CLOSED']);
    expect(await listed(true, ['LIVE'])).toEqual([]);
    expect(await listed(false, null)).toEqual([]);
    const key = challengeKey(
      { staff: false, advocateId: scene.advocate.advocateId },
      scene.challengeId,
    );
    const found = await test.database.read(scene, (tx) => findChallengesByKeys(tx, [key]));
    expect(found.size).toBe(0);
  });

  it('from its moment on it is not paused or published anew, and closing it changes nothing', async () => {
    const scene = await ended();
    await acts.save(scene, { approvalCriteria: 'Another one.' });
    await expect(acts.publish(scene)).rejects.toMatchObject({ type: 'NotPublishable' });
    await expect(acts.pause(scene)).rejects.toMatchObject({ type: 'NotAvailable' });
    await acts.close(scene);
    expect(await acts.due(scene)).toBe(1);
    expect(await acts.lines(scene)).toEqual(['PUBLISHED', 'CLOSED_BY_SCHEDULE']);
  });

  it('R-C3: from its moment on no changes are asked for, and a refusal is final', async () => {
    let participation = '';
    let id = '';
    const scene = await ended(async (of) => {
      participation = await acts.begin(of);
      id = await acts.submit(of, participation);
    });
    const decide = (decision: object) =>
      acts.decide(scene.marketer, { id, version: 1, ...decision } as never);
    await expect(
      decide({ kind: 'REQUEST_CHANGES', message: 'Add the link.' }),
    ).rejects.toMatchObject({ type: 'InvalidInput', problems: [{ path: ['kind'] }] });
    await decide(reject);
    expect(await acts.read(scene, id)).toMatchObject({ status: 'REJECTED', final: true });
    expect(await acts.due(scene)).toBe(1);
    // It ended with the decision, and not once more with its challenge.
    expect((await acts.outcomes(scene, participation)).slice(-2)).toEqual([
      'R-C3.NOT_ACCEPTED_FINAL',
      'R-C1.ENDED_WITH_CHALLENGE',
    ]);
  });

  it('archived before its end was written, it ends for everybody first', async () => {
    let participation = '';
    const scene = await ended(async (of) => {
      participation = await acts.begin(of);
    });
    await acts.archive(scene);
    expect(await acts.lines(scene)).toEqual(['PUBLISHED', 'CLOSED_BY_SCHEDULE', 'ARCHIVED']);
    const found = await test.database.read(scene, (tx) => findParticipations(tx, [participation]));
    expect(found.get(participation)?.status).toBe('CLOSED_BY_PROGRAM');
    expect(await acts.due(scene)).toBe(0);
    expect((await acts.readChallenge(scene)).status).toBe('ARCHIVED');
  });
});
