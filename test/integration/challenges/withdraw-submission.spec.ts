import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { findParticipations } from '../../../src/features/challenges/take/index.js';
import {
  countApprovals,
  listApprovals,
} from '../../../src/features/challenges/take/submission.queries.js';
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

/** An advocate takes back what waits for a decision. */
describe('taking back what was handed in', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof challengeActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = challengeActs(test);
  });
  afterAll(() => test.close());

  const waiting = async (scene: ChallengeScene) =>
    test.database.read(scene, async (tx) => ({
      count: (await countApprovals(tx)).waiting,
      listed: (await listApprovals(tx, { first: 5, after: null })).rows.length,
    }));
  const statusOf = async (scene: ChallengeScene, id: Id) =>
    (await test.database.read(scene, (tx) => findParticipations(tx, [id]))).get(id)?.status;
  const approve = (scene: ChallengeScene, id: Id, version: number) =>
    acts.decide(scene.marketer, { id, version, kind: 'APPROVE' });

  it('R-T4: it leaves the queue at once, and is handed in anew', async () => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    const id = await acts.submit(scene, participation);
    expect(await waiting(scene)).toEqual({ count: 1, listed: 1 });
    await acts.withdraw(scene, id);
    expect(await waiting(scene)).toEqual({ count: 0, listed: 0 });
    expect(await acts.read(scene, id)).toMatchObject({ status: 'WITHDRAWN', decision: null });
    expect(await statusOf(scene, participation)).toBe('STARTED'); // as before it was handed in
    expect(await acts.submit(scene, participation)).toBe(id);
    expect(await statusOf(scene, participation)).toBe('IN_PROGRESS');
    await approve(scene, id, 3); // handed in, taken back, handed in anew
    expect(await acts.available(scene)).toBe(100);
    expect(await acts.outcomes(scene, participation)).toEqual([
      'R-C1.STARTED',
      'R-C3.SUBMITTED',
      'R-C3.WITHDRAWN',
      'R-C3.SUBMITTED_AGAIN',
      'R-C2.APPROVED',
    ]);
    expect(await acts.events(scene, 'submission.withdrawn')).toHaveLength(1);
  });

  it('sent twice, also at once, it is taken back once', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    const answers = await Promise.all([acts.withdraw(scene, id), acts.withdraw(scene, id)]);
    expect([...answers, await acts.withdraw(scene, id)]).toEqual([id, id, id]);
    expect(await acts.events(scene, 'submission.withdrawn')).toHaveLength(1);
  });

  it('R-C2: of an advocate and a marketer at once one wins, and the other is told', async () => {
    const scene = await makeChallengeScene(test);
    for (let round = 0; round < 6; round += 1) {
      const advocate = await addAdvocate(test, scene.marketer, `a${String(round)}@example.com`);
      const id = await acts.submit({ advocate }, await acts.begin(scene, advocate));
      const both = [() => acts.withdraw({ advocate }, id), () => approve(scene, id, 1)];
      if (round % 2 === 1) both.reverse();
      const settled = await Promise.allSettled(both.map((act) => act()));
      const { status } = await acts.read(scene, id);
      const type = status === 'WITHDRAWN' ? 'SubmissionWithdrawn' : 'NotWithdrawable';
      expect(settled.filter((each) => each.status === 'rejected')).toMatchObject([
        { reason: { type } },
      ]);
      const points = await acts.available({ ...scene, advocate });
      expect([status, points]).toEqual(status === 'WITHDRAWN' ? [status, 0] : ['APPROVED', 100]);
    }
  });

  it('too late, for a marketer and for the advocate', async () => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    const id = await acts.submit(scene, participation);
    await acts.withdraw(scene, id);
    await expect(approve(scene, id, 1)).rejects.toMatchObject({ type: 'SubmissionWithdrawn' });
    await acts.submit(scene, participation);
    // What the marketer saw is not what waits now.
    await expect(approve(scene, id, 1)).rejects.toMatchObject({ type: 'StaleVersion' });
    await approve(scene, id, 3);
    await expect(acts.withdraw(scene, id)).rejects.toMatchObject({ type: 'NotWithdrawable' });
    expect(await acts.available(scene)).toBe(100);
  });

  it('a decision that was taken before on it is not taken back into the queue', async () => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    const id = await acts.submit(scene, participation);
    await acts.decide(scene.marketer, { id, version: 1, ...reject });
    await acts.submit(scene, participation);
    await acts.withdraw(scene, id);
    expect(await acts.read(scene, id)).toMatchObject({
      status: 'WITHDRAWN',
      decision: { kind: 'REJECT', message: reject.message },
    });
    expect(await statusOf(scene, participation)).toBe('STARTED');
    await expect(acts.takeBack(scene.marketer, id, 'Why not')).rejects.toMatchObject({
      type: 'NotDecidable',
    });
    expect(await waiting(scene)).toEqual({ count: 0, listed: 0 });
  });

  it('its files stay with it', async () => {
    const scene = await makeChallengeScene(test, {
      ...reviewDraft,
      stages: [{ title: 'Show', instructions: 'x', points: 1, proof: ['SCREENSHOT'] }],
    });
    const file = newId();
    await test.superuser(
      `INSERT INTO file (program_id, id, advocate_id, name, media_type, size_bytes, sha256, storage_key, created_at)
       VALUES ($1, $2, $3, 'a.png', 'image/png', 1, '\\x00', 'k', now())`,
      [scene.programId, file, scene.advocate.advocateId],
    );
    const participation = await acts.begin(scene);
    const proof = { fileIds: [file], disclosureAccepted: true };
    const id = await acts.submit(scene, participation, 1, proof);
    await acts.withdraw(scene, id);
    expect((await acts.read(scene, id)).fileIds).toEqual([file]);
    expect(await acts.submit(scene, participation, 1, proof)).toBe(id);
  });

  it('R-A1: nobody takes back what is somebody else’s, or of another programme', async () => {
    const scene = await makeChallengeScene(test);
    const elsewhere = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const refused = { type: 'NotFound' };
    await expect(acts.withdraw({ advocate: other }, id)).rejects.toMatchObject(refused);
    await expect(acts.withdraw(elsewhere, id)).rejects.toMatchObject(refused);
    await expect(acts.withdraw(scene, id, elsewhere.programId)).rejects.toMatchObject(refused);
    expect(await waiting(scene)).toEqual({ count: 1, listed: 1 });
  });

  it('taken back after the challenge has ended, the participation ends with it', async () => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    const id = await acts.submit(scene, participation);
    const close = { id: scene.challengeId, version: 2 };
    await test.database.write(scene.marketer, 'closeChallenge', (tx) =>
      verbs.close.closeChallenge(tx, scene.marketer, close),
    );
    await acts.withdraw(scene, id);
    expect(await statusOf(scene, participation)).toBe('CLOSED_BY_PROGRAM');
    expect((await acts.outcomes(scene, participation)).slice(-2)).toEqual([
      'R-C3.WITHDRAWN',
      'R-C1.ENDED_WITH_CHALLENGE',
    ]);
    await expect(acts.submit(scene, participation)).rejects.toMatchObject({
      type: 'NotSubmittable',
    });
  });
});
