import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecideSubmissionInput } from '../../../src/features/challenges/index.js';
import {
  decisionStands,
  findSubmissions,
  listApprovals,
  type SubmissionRow,
} from '../../../src/features/challenges/submission.queries.js';
import { findParticipations } from '../../../src/features/challenges/index.js';
import { balancesOf, findLedgerBreaks } from '../../../src/features/ledger/index.js';
import { timelinesOf } from '../../../src/features/timeline/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { encodeCursor } from '../../../src/kernel/page.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { once } from '../../../src/platform/idempotency/index.js';
import {
  addAdvocate,
  makeChallengeScene,
  member,
  proofs,
  reviewDraft,
  verbs,
  type ChallengeScene,
} from '../../support/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/test-database.js';

const reject = {
  kind: 'REJECT',
  reason: 'INVALID_PROOF',
  message: 'Send the link of the review.',
} as const;

describe('submissions and decisions', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  async function begin(scene: ChallengeScene, advocate = scene.advocate): Promise<Id> {
    return test.database.write(advocate, 'startChallenge', (tx) =>
      verbs.start.execute(tx, advocate, { challengeId: scene.challengeId }),
    );
  }

  function submit(
    { advocate }: Pick<ChallengeScene, 'advocate'>,
    participationId: Id,
    stage = 1,
    proof = proofs[stage] ?? { fileIds: [], disclosureAccepted: true },
  ): Promise<Id> {
    return test.database.write(advocate, 'submitStage', (tx) =>
      verbs.submit.execute(tx, advocate, { participationId, stage, ...proof }),
    );
  }

  function decide(actor: Actor, input: DecideSubmissionInput): Promise<Id> {
    return test.database.write(actor, 'decideSubmission', (tx) =>
      verbs.decide.execute(tx, actor, input),
    );
  }

  function takeBack(actor: Actor, id: Id, message: string | null = null): Promise<Id> {
    return test.database.write(actor, 'takeBackDecision', (tx) =>
      verbs.takeBack.execute(tx, actor, { id, message }),
    );
  }

  async function read({ programId }: ChallengeScene, id: Id): Promise<SubmissionRow> {
    const found = await test.database.read({ programId }, (tx) => findSubmissions(tx, [id]));
    return found.get(id) as SubmissionRow;
  }

  async function available({ programId, advocate }: ChallengeScene): Promise<number> {
    const balances = await test.database.read({ programId }, (tx) =>
      balancesOf(tx, [advocate.advocateId]),
    );
    return balances.get(advocate.advocateId)?.available ?? -1;
  }

  async function outcomes({ programId }: ChallengeScene, participationId: Id): Promise<string[]> {
    const lines = await test.database.read({ programId }, (tx) =>
      timelinesOf(tx, 'PARTICIPATION', [participationId], 'ADVOCATE'),
    );
    return (lines.get(participationId) ?? []).map((line) => `${line.rule}.${line.outcome}`);
  }

  function events({ programId }: ChallengeScene, name: string) {
    return test.superuser<{ payload: Record<string, unknown>; wait_ms: number }>(
      `SELECT payload, (extract(epoch FROM due_at - occurred_at) * 1000)::int AS wait_ms
         FROM outbox WHERE program_id = $1 AND name = $2 ORDER BY occurred_at`,
      [programId, name],
    );
  }

  describe('handing in', () => {
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
      await expect(submit(scene, await begin(scene), 1, empty)).rejects.toMatchObject({
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
      const participationId = await begin(scene);
      const withFiles = (...fileIds: Id[]) =>
        submit(scene, participationId, 1, { fileIds, disclosureAccepted: true });
      await expect(withFiles(mine, theirs)).rejects.toMatchObject({
        problems: [{ path: ['fileIds'] }],
      });
      expect((await read(scene, await withFiles(mine))).fileIds).toEqual([mine]);
    });

    it('a proof that waits is not edited, and a participation of somebody else does not exist', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      await submit(scene, participationId);
      await expect(submit(scene, participationId)).rejects.toMatchObject({
        type: 'NotSubmittable',
        message: expect.stringContaining('waiting'),
      });
      await expect(submit(scene, participationId, 2)).rejects.toMatchObject({
        type: 'NotSubmittable',
      });
      const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
      await expect(submit({ advocate: other }, participationId)).rejects.toMatchObject({
        type: 'NotFound',
      });
    });

    it('R-C3: what is not accepted can be handed in again, unless that was final', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      const id = await submit(scene, participationId);
      await decide(scene.marketer, { id, version: 1, ...reject });
      expect(await read(scene, id)).toMatchObject({
        status: 'REJECTED',
        final: false,
        decision: { kind: 'REJECT', reason: 'INVALID_PROOF', message: reject.message },
      });
      expect(await submit(scene, participationId)).toBe(id);
      await decide(scene.marketer, { id, version: 3, ...reject, final: true });
      await expect(submit(scene, participationId)).rejects.toMatchObject({
        type: 'NotSubmittable',
        message: expect.stringContaining('final'),
      });
      expect(await outcomes(scene, participationId)).toEqual([
        'R-C1.STARTED',
        'R-C3.SUBMITTED',
        'R-C3.NOT_ACCEPTED',
        'R-C3.SUBMITTED_AGAIN',
        'R-C3.NOT_ACCEPTED_FINAL',
      ]);
      expect(await available(scene)).toBe(0);
    });

    it('R-C3: a refusal without a reason or a text is refused', async () => {
      const scene = await makeChallengeScene(test);
      const id = await submit(scene, await begin(scene));
      const incomplete = { id, version: 1, kind: 'REJECT', message: '' } as never;
      await expect(decide(scene.marketer, incomplete)).rejects.toMatchObject({
        type: 'InvalidInput',
        problems: [{ path: ['reason'] }, { path: ['message'] }],
      });
    });
  });

  describe('deciding', () => {
    it('R-C2: an approval awards the points of the stage, and the last one completes the challenge', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      const first = await submit(scene, participationId);
      await decide(scene.marketer, { id: first, version: 1, kind: 'APPROVE' });
      expect(await available(scene)).toBe(100);
      const second = await submit(scene, participationId, 2);
      await decide(scene.marketer, { id: second, version: 1, kind: 'APPROVE' });
      expect(await available(scene)).toBe(150); // 100 + 50
      const found = await test.database.read(scene, (tx) =>
        findParticipations(tx, [participationId]),
      );
      expect(found.get(participationId)).toMatchObject({ status: 'COMPLETED', currentStage: 2 });
      expect(await outcomes(scene, participationId)).toEqual([
        'R-C1.STARTED',
        'R-C3.SUBMITTED',
        'R-C2.APPROVED',
        'R-C3.SUBMITTED',
        'R-C2.APPROVED',
        'R-C1.COMPLETED',
      ]);
    });

    it('R-C2: of 50 who decide at once one wins, and the others are told who', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      const id = await submit(scene, participationId);
      const deciders = Array.from({ length: 50 }, () => member(scene.programId, 'marketer'));
      const settled = await Promise.allSettled(
        deciders.map((decider, place) =>
          decide(
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
      expect(await available(scene)).toBe(approved ? 100 : 0);
      expect(await outcomes(scene, participationId)).toHaveLength(3);
      expect(await events(scene, 'submission.decided')).toHaveLength(1);
      expect((await read(scene, id)).decisionNo).toBe(1);
    });

    it('R-C2: the same mutation retried 20 times at once decides once', async () => {
      const scene = await makeChallengeScene(test);
      const id = await submit(scene, await begin(scene));
      const input = { id, version: 1, kind: 'APPROVE' } as const;
      const { marketer } = scene;
      const retry = () =>
        test.database.write(marketer, 'decideSubmission', (tx) =>
          once(tx, marketer, { operation: 'decideSubmission', key: 'k-1', input }, async () => ({
            type: 'Submission',
            id: await verbs.decide.execute(tx, marketer, input),
          })),
        );
      const answers = await Promise.all(Array.from({ length: 20 }, retry));
      expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([id]));
      expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
      expect(await available(scene)).toBe(100);
    });

    it('R-C2: who decides on what was handed in anew since they looked is told of the decision between', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      const id = await submit(scene, participationId);
      await decide(scene.marketer, {
        id,
        version: 1,
        kind: 'REQUEST_CHANGES',
        message: 'Add the link of the review itself.',
      });
      await submit(scene, participationId);
      const late = member(scene.programId, 'marketer');
      await expect(decide(late, { id, version: 1, kind: 'APPROVE' })).rejects.toMatchObject({
        type: 'AlreadyDecided',
        extra: { decidedById: scene.marketer.id },
      });
      expect(await available(scene)).toBe(0);
    });

    it('R-C5: nobody decides on their own submission, by whichever role they come', async () => {
      const scene = await makeChallengeScene(test);
      const id = await submit(scene, await begin(scene));
      const both = {
        ...scene.advocate,
        roles: ['advocate', 'marketer'],
        role: 'marketer',
      } as const;
      await expect(decide(both, { id, version: 1, kind: 'APPROVE' })).rejects.toMatchObject({
        type: 'OwnSubmission',
      });
      await test.superuser('UPDATE advocate SET member_id = $2 WHERE program_id = $1', [
        scene.programId,
        scene.marketer.memberId,
      ]);
      await expect(
        decide(scene.marketer, { id, version: 1, kind: 'APPROVE' }),
      ).rejects.toMatchObject({ type: 'OwnSubmission' });
      expect((await read(scene, id)).status).toBe('SUBMITTED');
    });

    it('R-A1: a submission of another programme does not exist', async () => {
      const [mine, theirs] = [await makeChallengeScene(test), await makeChallengeScene(test)];
      const id = await submit(theirs, await begin(theirs));
      await expect(
        decide(mine.marketer, { id, version: 1, kind: 'APPROVE' }),
      ).rejects.toMatchObject({ type: 'NotFound' });
    });

    it('the queue has what waits, the oldest first, by pages', async () => {
      const scene = await makeChallengeScene(test);
      const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
      const first = await submit(scene, await begin(scene));
      const second = await submit({ advocate: other }, await begin(scene, other));
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

  describe('taking back', () => {
    it('R-C2: within 10 seconds nobody is told; approved again it is one award', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      const id = await submit(scene, participationId);
      await decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
      await takeBack(scene.marketer, id);
      expect(await available(scene)).toBe(0);
      expect(await read(scene, id)).toMatchObject({ status: 'SUBMITTED', version: 3 });
      const stands = (no: number) => test.database.read(scene, (tx) => decisionStands(tx, id, no));
      expect(await stands(1)).toBe(false);
      expect(await events(scene, 'submission.takenBack')).toEqual([]);
      await decide(scene.marketer, { id, version: 3, kind: 'APPROVE' });
      expect(await stands(3)).toBe(true);
      expect(await available(scene)).toBe(100); // 100 − 100 + 100
      const decided = await events(scene, 'submission.decided');
      expect(
        decided.map((event) => [event.payload['decisionNo'], event.payload['points']]),
      ).toEqual([
        [1, 100],
        [3, 100],
      ]);
      expect(decided.every((event) => event.wait_ms >= 10_000)).toBe(true);
      const breaks = await test.database.read(scene, (tx) => findLedgerBreaks(tx));
      expect(breaks).toEqual([]);
    });

    it('R-C2: later a reason is needed, and the advocate is told', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      const id = await submit(scene, participationId);
      await decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
      await test.superuser('UPDATE program SET clock_offset_ms = 10001 WHERE id = $1', [
        scene.programId,
      ]);
      await expect(takeBack(scene.marketer, id, ' ')).rejects.toMatchObject({
        type: 'InvalidInput',
        problems: [{ path: ['message'] }],
      });
      expect(await available(scene)).toBe(100);
      await takeBack(scene.marketer, id, 'The review was of another product.');
      expect(await events(scene, 'submission.takenBack')).toMatchObject([
        { payload: { submissionId: id, points: 100, decisionNo: 2 } },
      ]);
      expect(await outcomes(scene, participationId)).toEqual([
        'R-C1.STARTED',
        'R-C3.SUBMITTED',
        'R-C2.APPROVED',
        'R-C2.TAKEN_BACK',
      ]);
    });

    it('R-C2: 20 who take back at once reverse once; what waits cannot be taken back', async () => {
      const scene = await makeChallengeScene(test);
      const id = await submit(scene, await begin(scene));
      await decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
      const settled = await Promise.allSettled(
        Array.from({ length: 20 }, () => takeBack(member(scene.programId, 'marketer'), id)),
      );
      expect(settled.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      await expect(takeBack(scene.marketer, id)).rejects.toMatchObject({ type: 'NotDecidable' });
      expect(await available(scene)).toBe(0);
    });

    it('R-C2: a challenge that was complete is open again, with the points of its other stage', async () => {
      const scene = await makeChallengeScene(test);
      const participationId = await begin(scene);
      for (const stage of [1, 2]) {
        const id = await submit(scene, participationId, stage);
        await decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
        if (stage === 2) await takeBack(scene.marketer, id);
      }
      expect(await available(scene)).toBe(100); // 100 + 50 − 50
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
      const id = await submit(scene, await begin(scene));
      await decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
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
      await takeBack(scene.marketer, id);
      expect(await available(scene)).toBe(0); // 100 − 80 spent − 20 taken back
      await decide(scene.marketer, { id, version: 3, kind: 'APPROVE' });
      expect(await available(scene)).toBe(20); // 100 in all: 80 spent, 20 left
    });

    it('R-C5: nobody takes the decision on their own submission back', async () => {
      const scene = await makeChallengeScene(test);
      const id = await submit(scene, await begin(scene));
      await decide(scene.marketer, { id, version: 1, ...reject });
      await expect(takeBack(scene.advocate, id)).rejects.toMatchObject({ type: 'NotDecidable' });
    });
  });
});
