import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findParticipations } from '../../../src/features/challenges/take/index.js';
import { listApprovals } from '../../../src/features/challenges/take/submission.queries.js';
import '../../../src/features/challenges/decide/submission.notices.js';
import { noticesOf } from '../../../src/features/notifications/notice-registry.js';
import { encodeCursor } from '../../../src/kernel/page.js';
import { once } from '../../../src/platform/idempotency/index.js';
import {
  addAdvocate,
  challengeActs,
  makeChallengeScene,
  member,
  reject,
  verbs,
} from '../../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('deciding', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof challengeActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = challengeActs(test);
  });
  afterAll(() => test.close());

  it('R-C2: an approval awards the points of the stage, and the last one completes the challenge', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    const first = await acts.submit(scene, participationId);
    await acts.decide(scene.marketer, { id: first, version: 1, kind: 'APPROVE' });
    expect(await acts.available(scene)).toBe(100);
    const second = await acts.submit(scene, participationId, 2);
    await acts.decide(scene.marketer, { id: second, version: 1, kind: 'APPROVE' });
    expect(await acts.available(scene)).toBe(150); // 100 + 50
    const found = await test.database.read(scene, (tx) =>
      findParticipations(tx, [participationId]),
    );
    expect(found.get(participationId)).toMatchObject({ status: 'COMPLETED', currentStage: 2 });
    expect(await acts.outcomes(scene, participationId)).toEqual([
      'R-C1.STARTED',
      'R-C3.SUBMITTED',
      'R-C2.APPROVED',
      'R-C3.SUBMITTED',
      'R-C2.APPROVED',
      'R-C1.COMPLETED',
    ]);
  });

  it('the thank-you of an approval stands in the advocate’s mail and beside the stage', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    const message = 'Thank you, Budi: that helps us a lot.';
    await acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE', message });
    const { decision, participationId } = await acts.read(scene, id);
    expect(decision).toMatchObject({ kind: 'APPROVE', message });
    const notice = { subjectId: participationId, inputs: { submissionId: id, decisionNo: 1 } };
    const beside = await test.database.read(scene, async (tx) =>
      noticesOf('PARTICIPATION').beside(tx, notice),
    );
    expect(beside).toEqual({ message, path: `challenges/${scene.challengeId}` });
  });

  it('R-C2: of 50 who decide at once one wins, and the others are told who', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    const id = await acts.submit(scene, participationId);
    const deciders = Array.from({ length: 50 }, () => member(scene.programId, 'marketer'));
    const settled = await Promise.allSettled(
      deciders.map((decider, place) =>
        acts.decide(
          decider,
          place % 2 === 0 ? { id, version: 1, kind: 'APPROVE' } : { id, version: 1, ...reject },
        ),
      ),
    );
    const winner = settled.findIndex((result) => result.status === 'fulfilled');
    expect(settled.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of settled) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        type: 'AlreadyDecided',
        extra: { decidedById: deciders[winner]?.id, decidedAt: expect.any(Date) },
      });
    }
    const approved = winner % 2 === 0;
    expect(await acts.available(scene)).toBe(approved ? 100 : 0);
    expect(await acts.outcomes(scene, participationId)).toHaveLength(3);
    expect(await acts.events(scene, 'submission.decided')).toHaveLength(1);
    expect((await acts.read(scene, id)).decisionNo).toBe(1);
  });

  it('R-C2: the same mutation retried 20 times at once decides once', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    const input = { id, version: 1, kind: 'APPROVE' } as const;
    const { marketer } = scene;
    const retry = () =>
      test.database.write(marketer, 'decideSubmission', (tx) =>
        once(tx, marketer, { operation: 'decideSubmission', key: 'k-1', input }, async () => ({
          type: 'Submission',
          id: await verbs.decide.decideSubmission(tx, marketer, input),
        })),
      );
    const answers = await Promise.all(Array.from({ length: 20 }, retry));
    expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([id]));
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await acts.available(scene)).toBe(100);
  });

  it('R-C2: who decides on what was handed in anew since they looked is told that it waits anew', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    const id = await acts.submit(scene, participationId);
    await acts.decide(scene.marketer, {
      id,
      version: 1,
      kind: 'REQUEST_CHANGES',
      message: 'Add the link of the review itself.',
    });
    // The colleague who asked for changes decided on something else: the newer proof waits.
    const late = member(scene.programId, 'marketer');
    const decide = (version: number) => acts.decide(late, { id, version, kind: 'APPROVE' });
    await expect(decide(1)).rejects.toMatchObject({
      type: 'AlreadyDecided',
      extra: { decidedById: scene.marketer.id },
    });
    await acts.submit(scene, participationId); // 3
    await acts.withdraw(scene, id); // 4
    await acts.submit(scene, participationId); // 5
    for (const seen of [1, 3]) {
      await expect(decide(seen)).rejects.toMatchObject({
        type: 'StaleVersion',
        extra: { currentVersion: 5 },
      });
    }
    expect(await acts.available(scene)).toBe(0);
    await decide(5);
    expect(await acts.available(scene)).toBe(100);
  });

  it('R-C2: whose decision was taken back since they looked, is not named as its decider', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    await acts.decide(scene.marketer, { id, version: 1, ...reject });
    await acts.takeBack(scene.marketer, id);
    const late = member(scene.programId, 'marketer');
    await expect(acts.decide(late, { id, version: 1, kind: 'APPROVE' })).rejects.toMatchObject({
      type: 'StaleVersion',
    });
  });

  it('R-C5: nobody decides on their own submission, by whichever role they come', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    const both = {
      ...scene.advocate,
      roles: ['advocate', 'marketer'],
      role: 'marketer',
    } as const;
    await expect(acts.decide(both, { id, version: 1, kind: 'APPROVE' })).rejects.toMatchObject({
      type: 'OwnSubmission',
    });
    await test.superuser('UPDATE advocate SET member_id = $2 WHERE program_id = $1', [
      scene.programId,
      scene.marketer.memberId,
    ]);
    await expect(
      acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE' }),
    ).rejects.toMatchObject({ type: 'OwnSubmission' });
    expect((await acts.read(scene, id)).status).toBe('SUBMITTED');
  });

  it('R-A1: a submission of another programme does not exist', async () => {
    const [mine, theirs] = [await makeChallengeScene(test), await makeChallengeScene(test)];
    const id = await acts.submit(theirs, await acts.begin(theirs));
    await expect(
      acts.decide(mine.marketer, { id, version: 1, kind: 'APPROVE' }),
    ).rejects.toMatchObject({ type: 'NotFound' });
  });

  it('the queue has what waits, the oldest first, by pages', async () => {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const first = await acts.submit(scene, await acts.begin(scene));
    const second = await acts.submit({ advocate: other }, await acts.begin(scene, other));
    await test.database.read(scene, async (tx) => {
      const page = await listApprovals(tx, { first: 1, after: null });
      expect([page.rows.map((row) => row.id), page.hasNext]).toEqual([[first], true]);
      const [row] = page.rows;
      const after = encodeCursor([row?.submittedAt?.toISOString() ?? '', row?.id ?? '']);
      const next = await listApprovals(tx, { first: 1, after });
      expect([next.rows.map((each) => each.id), next.hasNext]).toEqual([[second], false]);
    });
  });
});
