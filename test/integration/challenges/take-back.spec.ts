import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  isDecisionInForce,
  findParticipations,
} from '../../../src/features/challenges/take/index.js';
import { findLedgerBreaks } from '../../../src/features/ledger/index.js';
import { newId } from '../../../src/kernel/ids.js';
import {
  challengeActs,
  makeChallengeScene,
  member,
  reject,
} from '../../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('taking back', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof challengeActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = challengeActs(test);
  });
  afterAll(() => test.close());

  it('R-C2: within 10 seconds nobody is told; approved again it is one award', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    const id = await acts.submit(scene, participationId);
    await acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
    await acts.takeBack(scene.marketer, id);
    expect(await acts.available(scene)).toBe(0);
    expect(await acts.read(scene, id)).toMatchObject({ status: 'SUBMITTED', version: 3 });
    const stands = (no: number) => test.database.read(scene, (tx) => isDecisionInForce(tx, id, no));
    expect(await stands(1)).toBe(false);
    expect(await acts.events(scene, 'submission.takenBack')).toEqual([]);
    await acts.decide(scene.marketer, { id, version: 3, kind: 'APPROVE' });
    expect(await stands(3)).toBe(true);
    expect(await acts.available(scene)).toBe(100); // 100 − 100 + 100
    const decided = await acts.events(scene, 'submission.decided');
    expect(decided.map((event) => [event.payload['decisionNo'], event.payload['points']])).toEqual([
      [1, 100],
      [3, 100],
    ]);
    expect(decided.every((event) => event.wait_ms >= 10_000)).toBe(true);
    const breaks = await test.database.read(scene, (tx) => findLedgerBreaks(tx));
    expect(breaks).toEqual([]);
  });

  it('R-C2: later a reason is needed, and the advocate is told', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    const id = await acts.submit(scene, participationId);
    await acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
    await test.superuser('UPDATE program SET clock_offset_ms = 10001 WHERE id = $1', [
      scene.programId,
    ]);
    await expect(acts.takeBack(scene.marketer, id, ' ')).rejects.toMatchObject({
      type: 'InvalidInput',
      problems: [{ path: ['message'] }],
    });
    expect(await acts.available(scene)).toBe(100);
    await acts.takeBack(scene.marketer, id, 'The review was of another product.');
    expect(await acts.events(scene, 'submission.takenBack')).toMatchObject([
      { payload: { submissionId: id, points: 100, decisionNo: 2 } },
    ]);
    expect(await acts.outcomes(scene, participationId)).toEqual([
      'R-C1.STARTED',
      'R-C3.SUBMITTED',
      'R-C2.APPROVED',
      'R-C2.TAKEN_BACK',
    ]);
  });

  it('R-C2: 20 who take back at once reverse once; what waits cannot be taken back', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    await acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => acts.takeBack(member(scene.programId, 'marketer'), id)),
    );
    expect(settled.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    await expect(acts.takeBack(scene.marketer, id)).rejects.toMatchObject({ type: 'NotDecidable' });
    expect(await acts.available(scene)).toBe(0);
  });

  it('R-C2: a challenge that was complete is open again, with the points of its other stage', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    for (const stage of [1, 2]) {
      const id = await acts.submit(scene, participationId, stage);
      await acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
      if (stage === 2) await acts.takeBack(scene.marketer, id);
    }
    expect(await acts.available(scene)).toBe(100); // 100 + 50 − 50
    const found = await test.database.read(scene, (tx) =>
      findParticipations(tx, [participationId]),
    );
    expect(found.get(participationId)).toMatchObject({
      status: 'IN_PROGRESS',
      completedAt: null,
      currentStage: 2,
    });
  });

  it('R-P3: what was spent meanwhile is borne by the company once, and never paid twice', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    await acts.decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
    await test.database.write(scene.marketer, 'spend', (tx) =>
      tx.query('SELECT * FROM post_transfers($1, $2)', [
        tx.now,
        JSON.stringify([
          {
            id: newId(),
            key: 'spend-1',
            op: 'SPEND',
            owner: scene.advocate.advocateId,
            points: 80,
            rule: 'R-R1',
          },
        ]),
      ]),
    );
    await acts.takeBack(scene.marketer, id);
    expect(await acts.available(scene)).toBe(0); // 100 − 80 spent − 20 taken back
    await acts.decide(scene.marketer, { id, version: 3, kind: 'APPROVE' });
    expect(await acts.available(scene)).toBe(20); // 100 in all: 80 spent, 20 left
  });

  it('R-C5: nobody takes the decision on their own submission back', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    await acts.decide(scene.marketer, { id, version: 1, ...reject });
    await expect(acts.takeBack(scene.advocate, id)).rejects.toMatchObject({
      type: 'OwnSubmission',
    });
  });
});
