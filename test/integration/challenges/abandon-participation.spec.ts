import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '../../../src/kernel/ids.js';
import {
  findEndedParticipations,
  findParticipations,
} from '../../../src/features/challenges/take/index.js';
import { countApprovals } from '../../../src/features/challenges/take/submission.queries.js';
import {
  addAdvocate,
  challengeActs,
  makeChallengeScene,
  reject,
  reviewDraft,
  verbs,
  type ChallengeScene,
} from '../../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

/** An advocate gives up a challenge that they began, and starts it again. */
describe('giving a challenge up', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof challengeActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = challengeActs(test);
  });
  afterAll(() => test.close());

  const participationOf = async (scene: ChallengeScene, id: Id) =>
    (await test.database.read(scene, (tx) => findParticipations(tx, [id]))).get(id);
  const statusOf = async (scene: ChallengeScene, id: Id) =>
    (await participationOf(scene, id))?.status;
  const waiting = (scene: ChallengeScene) =>
    test.database.read(scene, async (tx) => (await countApprovals(tx)).waiting);
  const approve = async (scene: ChallengeScene, id: Id) => {
    const { version } = await acts.read(scene, id);
    return acts.decide(scene.marketer, { id, version, kind: 'APPROVE' });
  };
  const close = (scene: ChallengeScene, version = 2) =>
    test.database.write(scene.marketer, 'closeChallenge', (tx) =>
      verbs.close.closeChallenge(tx, scene.marketer, { id: scene.challengeId, version }),
    );
  const pause = (scene: ChallengeScene, version: number, paused: boolean) =>
    test.database.write(scene.marketer, 'pauseChallenge', (tx) =>
      verbs.pause.pauseChallenge(tx, scene.marketer, { id: scene.challengeId, version, paused }),
    );
  const publishAnew = (scene: ChallengeScene) =>
    test.database.write(scene.marketer, 'publishAnew', async (tx) => {
      const { marketer, challengeId: id } = scene;
      const [stage] = reviewDraft.stages;
      const draft = { ...reviewDraft, stages: [{ ...stage, points: 7 }] as never };
      await verbs.save.saveChallenge(tx, marketer, { ...draft, id, version: 2 });
      await verbs.publish.publishChallenge(tx, marketer, { id, version: 3 });
    });

  it('R-T4: what waits is taken back with it, what was paid stays', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    await approve(scene, await acts.submit(scene, id, 1));
    const second = await acts.submit(scene, id, 2);
    await acts.abandon(scene, id);
    expect(await statusOf(scene, id)).toBe('ABANDONED');
    expect(await acts.read(scene, second)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await waiting(scene)).toBe(0);
    expect(await acts.available(scene)).toBe(100); // stage 1
    expect((await acts.outcomes(scene, id)).slice(-2)).toEqual([
      'R-C3.WITHDRAWN',
      'R-C1.ABANDONED',
    ]);
    await expect(acts.submit(scene, id, 2)).rejects.toMatchObject({
      type: 'NotSubmittable',
      message: expect.stringContaining('start it again'),
    });
  });

  it('R-C1: started again it goes on, on its own version', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    await approve(scene, await acts.submit(scene, id, 1));
    await acts.abandon(scene, id);
    await publishAnew(scene);
    expect(await acts.begin(scene)).toBe(id);
    expect(await participationOf(scene, id)).toMatchObject({
      status: 'IN_PROGRESS',
      challengeVersion: 1,
      currentStage: 2,
    });
    await approve(scene, await acts.submit(scene, id, 2));
    expect(await statusOf(scene, id)).toBe('COMPLETED');
    expect(await acts.available(scene)).toBe(150); // 100 + 50, as they started it
    expect((await acts.outcomes(scene, id)).slice(3, 5)).toEqual([
      'R-C1.ABANDONED',
      'R-C1.STARTED_AGAIN',
    ]);
  });

  it('given up and started again at once by two devices, each happens once', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    await Promise.all([acts.abandon(scene, id), acts.abandon(scene, id)]);
    expect(await acts.abandon(scene, id)).toBe(id);
    await Promise.all([acts.begin(scene), acts.begin(scene)]);
    expect(await statusOf(scene, id)).toBe('STARTED');
    expect(await acts.outcomes(scene, id)).toEqual([
      'R-C1.STARTED',
      'R-C1.ABANDONED',
      'R-C1.STARTED_AGAIN',
    ]);
  });

  it('of giving up and a decision at once one wins, and the other knows', async () => {
    const scene = await makeChallengeScene(test);
    for (let round = 0; round < 4; round += 1) {
      const advocate = await addAdvocate(test, scene.marketer, `a${String(round)}@example.com`);
      const id = await acts.begin(scene, advocate);
      const submission = await acts.submit({ advocate }, id);
      const decide = () =>
        acts.decide(scene.marketer, { id: submission, version: 1, kind: 'APPROVE' });
      const both = [() => acts.abandon({ advocate }, id), decide];
      if (round % 2 === 1) both.reverse();
      const settled = await Promise.allSettled(both.map((act) => act()));
      const { status } = await acts.read(scene, submission);
      const refused = settled.filter((each) => each.status === 'rejected');
      const told = [{ reason: { type: 'SubmissionWithdrawn' } }];
      expect(refused).toMatchObject(status === 'WITHDRAWN' ? told : []);
      expect(await statusOf(scene, id)).toBe('ABANDONED'); // of two stages one was open
      const points = await acts.available({ ...scene, advocate });
      expect(points).toBe(status === 'WITHDRAWN' ? 0 : 100);
    }
  });

  it('a decision that is taken back waits again and is paid again; it stays given up', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    const first = await acts.submit(scene, id, 1);
    await approve(scene, first);
    await acts.abandon(scene, id);
    await acts.takeBack(scene.marketer, first, 'A mistake');
    expect([await waiting(scene), await acts.available(scene)]).toEqual([1, 0]);
    await approve(scene, first);
    expect(await acts.available(scene)).toBe(100);
    expect(await statusOf(scene, id)).toBe('ABANDONED');
  });

  it('R-C2: given up again, what waits after a refusal was taken back is withdrawn too', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    const first = await acts.submit(scene, id, 1);
    await acts.decide(scene.marketer, { id: first, version: 1, ...reject });
    await acts.abandon(scene, id);
    await acts.takeBack(scene.marketer, first, 'A mistake');
    expect([await waiting(scene), await statusOf(scene, id)]).toEqual([1, 'ABANDONED']);
    await Promise.all([acts.abandon(scene, id), acts.abandon(scene, id)]);
    expect(await acts.read(scene, first)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await waiting(scene)).toBe(0);
    expect((await acts.outcomes(scene, id)).slice(-3)).toEqual([
      'R-C1.ABANDONED',
      'R-C2.TAKEN_BACK',
      'R-C3.WITHDRAWN',
    ]);
  });

  it('R-C2: with its last open stage approved, one that was given up is complete', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    await approve(scene, await acts.submit(scene, id, 1));
    const second = await acts.submit(scene, id, 2);
    await acts.decide(scene.marketer, { id: second, version: 1, ...reject });
    await acts.abandon(scene, id);
    await acts.takeBack(scene.marketer, second, 'A mistake');
    await approve(scene, second);
    expect(await participationOf(scene, id)).toMatchObject({
      status: 'COMPLETED',
      completedAt: expect.any(Date),
    });
    expect(await acts.available(scene)).toBe(150); // 100 + 50
    expect((await acts.outcomes(scene, id)).slice(-2)).toEqual(['R-C2.APPROVED', 'R-C1.COMPLETED']);
    expect((await acts.events(scene, 'submission.decided')).at(-1)?.payload).toMatchObject({
      kind: 'APPROVE',
      points: 50,
    });
    await expect(acts.abandon(scene, id)).rejects.toMatchObject({ type: 'NotAbandonable' });
    await acts.takeBack(scene.marketer, second, 'A mistake');
    expect(await statusOf(scene, id)).toBe('IN_PROGRESS');
  });

  it('R-C1: where every stage was approved while it was given up, starting again completes it', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    await approve(scene, await acts.submit(scene, id, 1));
    await approve(scene, await acts.submit(scene, id, 2));
    // As it was written before such a participation was complete.
    await test.superuser(
      `UPDATE participation SET status = 'ABANDONED', completed_at = NULL WHERE id = $1`,
      [id],
    );
    await Promise.all([acts.begin(scene), acts.begin(scene)]);
    expect(await statusOf(scene, id)).toBe('COMPLETED');
    expect((await acts.outcomes(scene, id)).slice(-2)).toEqual([
      'R-C1.STARTED_AGAIN',
      'R-C1.COMPLETED',
    ]);
  });

  it('R-U3: what is not offered is not started again, and it does not end twice', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    await acts.abandon(scene, id);
    await pause(scene, 2, true);
    await expect(acts.begin(scene)).rejects.toMatchObject({ type: 'NotAvailable' });
    await close(scene, 3);
    await expect(acts.begin(scene)).rejects.toMatchObject({ type: 'NotAvailable' });
    expect(await statusOf(scene, id)).toBe('ABANDONED');
    expect((await acts.outcomes(scene, id)).at(-1)).toBe('R-C1.ABANDONED');
    // Nobody keeps what they began to answer.
    const ended = await test.database.read(scene, (tx) =>
      findEndedParticipations(tx, scene.challengeId),
    );
    expect(ended).toEqual([id]);
  });

  it('too late: what is complete or has ended is not given up', async () => {
    const scene = await makeChallengeScene(test);
    const done = await acts.begin(scene);
    await approve(scene, await acts.submit(scene, done, 1));
    await approve(scene, await acts.submit(scene, done, 2));
    await expect(acts.abandon(scene, done)).rejects.toMatchObject({ type: 'NotAbandonable' });
    const advocate = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const ended = await acts.begin(scene, advocate);
    await close(scene);
    await expect(acts.abandon({ advocate }, ended)).rejects.toMatchObject({
      type: 'NotAbandonable',
      message: expect.stringContaining('ended'),
    });
  });

  it('R-A1: nobody gives up for somebody else, or in another programme', async () => {
    const scene = await makeChallengeScene(test);
    const elsewhere = await makeChallengeScene(test);
    const id = await acts.begin(scene);
    const advocate = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const refused = { type: 'NotFound' };
    await expect(acts.abandon({ advocate }, id)).rejects.toMatchObject(refused);
    await expect(acts.abandon(elsewhere, id)).rejects.toMatchObject(refused);
    await expect(acts.abandon(scene, id, elsewhere.programId)).rejects.toMatchObject(refused);
    expect(await statusOf(scene, id)).toBe('STARTED');
  });
});
