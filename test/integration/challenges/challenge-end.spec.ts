import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addAdvocate } from '../../support/worlds/challenge-kit.js';
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
});
