import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  addAdvocate,
  challengeActs,
  makeChallengeScene,
  reject,
  reviewDraft,
} from '../../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('handing in', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof challengeActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = challengeActs(test);
  });
  afterAll(() => test.close());

  it('a proof lacks what its stage asks for: each is named, and the disclosure by its rule', async () => {
    const scene = await makeChallengeScene(test, {
      ...reviewDraft,
      stages: [
        {
          title: 'All',
          instructions: 'x',
          points: 1,
          proof: ['TEXT', 'LINK', 'SCREENSHOT'],
        },
      ],
    });
    const empty = { text: ' ', fileIds: [], disclosureAccepted: false };
    await expect(acts.submit(scene, await acts.begin(scene), 1, empty)).rejects.toMatchObject({
      type: 'InvalidInput',
      problems: [
        { path: ['text'] },
        { path: ['link'] },
        { path: ['fileIds'] },
        { path: ['disclosureAccepted'], rule: 'R-C4' },
      ],
    });
  });

  it('a file of somebody else is no proof', async () => {
    const scene = await makeChallengeScene(test, {
      ...reviewDraft,
      stages: [{ title: 'Show', instructions: 'x', points: 1, proof: ['SCREENSHOT'] }],
    });
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const file = async (advocateId: Id): Promise<Id> => {
      const id = newId();
      await test.superuser(
        `INSERT INTO file (program_id, id, advocate_id, name, media_type, size_bytes, sha256, storage_key, created_at)
         VALUES ($1, $2, $3, 'a.png', 'image/png', 1, '\\x00', 'k', now())`,
        [scene.programId, id, advocateId],
      );
      return id;
    };
    const [mine, theirs] = [await file(scene.advocate.advocateId), await file(other.advocateId)];
    const participationId = await acts.begin(scene);
    const withFiles = (...fileIds: Id[]) =>
      acts.submit(scene, participationId, 1, { fileIds, disclosureAccepted: true });
    await expect(withFiles(mine, theirs)).rejects.toMatchObject({
      problems: [{ path: ['fileIds'] }],
    });
    expect((await acts.read(scene, await withFiles(mine))).fileIds).toEqual([mine]);
  });

  it('a proof that waits is not edited, and a participation of somebody else does not exist', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    await acts.submit(scene, participationId);
    await expect(acts.submit(scene, participationId)).rejects.toMatchObject({
      type: 'NotSubmittable',
      message: expect.stringContaining('waiting'),
    });
    await expect(acts.submit(scene, participationId, 2)).rejects.toMatchObject({
      type: 'NotSubmittable',
    });
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    await expect(acts.submit({ advocate: other }, participationId)).rejects.toMatchObject({
      type: 'NotFound',
    });
  });

  it('R-C3: what is not accepted can be handed in again, unless that was final', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await acts.begin(scene);
    const id = await acts.submit(scene, participationId);
    await acts.decide(scene.marketer, { id, version: 1, ...reject });
    expect(await acts.read(scene, id)).toMatchObject({
      status: 'REJECTED',
      final: false,
      decision: { kind: 'REJECT', reason: 'INVALID_PROOF', message: reject.message },
    });
    expect(await acts.submit(scene, participationId)).toBe(id);
    await acts.decide(scene.marketer, { id, version: 3, ...reject, final: true });
    await expect(acts.submit(scene, participationId)).rejects.toMatchObject({
      type: 'NotSubmittable',
      message: expect.stringContaining('final'),
    });
    expect(await acts.outcomes(scene, participationId)).toEqual([
      'R-C1.STARTED',
      'R-C3.SUBMITTED',
      'R-C3.NOT_ACCEPTED',
      'R-C3.SUBMITTED_AGAIN',
      'R-C3.NOT_ACCEPTED_FINAL',
    ]);
    expect(await acts.available(scene)).toBe(0);
  });

  it('R-C3: a refusal without a reason or a text is refused', async () => {
    const scene = await makeChallengeScene(test);
    const id = await acts.submit(scene, await acts.begin(scene));
    const incomplete = { id, version: 1, kind: 'REJECT', message: '' } as never;
    await expect(acts.decide(scene.marketer, incomplete)).rejects.toMatchObject({
      type: 'InvalidInput',
      problems: [{ path: ['reason'] }, { path: ['message'] }],
    });
  });
});
