import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SaveChallengeInput } from '../../../src/features/challenges/index.js';
import { findParticipations } from '../../../src/features/challenges/take/index.js';
import { findParticipationNames } from '../../../src/features/challenges/take/participation-name.queries.js';
import { timelinesOf } from '../../../src/features/timeline/index.js';
import {
  findChallengeStats,
  listChallenges,
} from '../../../src/features/challenges/define/challenge.queries.js';
import { encodeCursor } from '../../../src/kernel/page.js';
import {
  addAdvocate,
  makeChallengeScene,
  member,
  reviewDraft,
  verbs,
  type ChallengeScene,
} from '../../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('challenges', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  function save({ marketer }: ChallengeScene, input: SaveChallengeInput): Promise<string> {
    return test.database.write(marketer, 'saveChallenge', (tx) =>
      verbs.save.saveChallenge(tx, marketer, input),
    );
  }

  function publish({ marketer, challengeId }: ChallengeScene, version: number): Promise<string> {
    return test.database.write(marketer, 'publishChallenge', (tx) =>
      verbs.publish.publishChallenge(tx, marketer, { id: challengeId, version }),
    );
  }

  function start({ challengeId }: ChallengeScene, advocate: ChallengeScene['advocate']) {
    return test.database.write(advocate, 'startChallenge', (tx) =>
      verbs.start.startChallenge(tx, advocate, { challengeId }),
    );
  }

  it('R-C4: saving a review that breaks the rule is refused with the rule and the fields named', async () => {
    const scene = await makeChallengeScene(test);
    const broken = { ...reviewDraft, reviewSite: 'trustpilot', approvalCriteria: '5 stars only' };
    await expect(save(scene, broken)).rejects.toMatchObject({
      type: 'RuleBroken',
      code: 'RULE_BROKEN',
      extra: {
        rule: 'R-C4',
        problems: [
          { path: ['stages', '0', 'points'], rule: 'R-C4' },
          { path: ['stages', '1', 'points'], rule: 'R-C4' },
          { path: ['approvalCriteria'], rule: 'R-C4' },
        ],
      },
    });
  });

  it('every wrong field of a draft is told in one answer', async () => {
    const scene = await makeChallengeScene(test);
    const wrong = { ...reviewDraft, title: '', stages: [] };
    await expect(save(scene, wrong)).rejects.toMatchObject({
      type: 'InvalidInput',
      problems: [{ path: ['title'] }, { path: ['stages'] }],
    });
  });

  /** Two advocates start, one before and one after a change is published; what each reads then. */
  async function startedAround(change: Partial<SaveChallengeInput>) {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const first = await start(scene, scene.advocate);
    await save(scene, { ...reviewDraft, ...change, id: scene.challengeId, version: 2 });
    await publish(scene, 3);
    const second = await start(scene, other);
    return test.database.read(scene, async (tx) => {
      const found = await findParticipations(tx, [first, second]);
      const shown = async (advocateId: string) => {
        const reader = { advocateId, staff: false };
        const { rows } = await listChallenges(tx, reader, null, { first: 5, after: null });
        return rows.map((row) => [row.shown.title, row.shownVersion]);
      };
      const lines = await timelinesOf(tx, 'CHALLENGE', [scene.challengeId], 'STAFF');
      const names = await findParticipationNames(tx, [first]);
      return {
        versions: [first, second].map((id) => found.get(id)?.challengeVersion),
        read: [await shown(scene.advocate.advocateId), await shown(other.advocateId)],
        told: lines.get(scene.challengeId)?.map(({ outcome }) => outcome),
        name: names.get(first)?.name,
      };
    });
  }

  it('R-C1: a change of what is asked makes a version, and who has started stays on theirs', async () => {
    const [stage, ...others] = reviewDraft.stages;
    const stages = [{ title: '', instructions: '', proof: [], ...stage, points: 120 }, ...others];
    expect(await startedAround({ title: 'Share a longer review', stages })).toEqual({
      versions: [1, 2],
      read: [[['Share a review', 1]], [['Share a longer review', 2]]],
      told: ['PUBLISHED', 'PUBLISHED'],
      name: 'Share a review',
    });
  });

  it('R-C1: a correction of wording reaches everybody, and is logged', async () => {
    expect(await startedAround({ title: 'Share your review' })).toEqual({
      versions: [1, 1],
      read: [[['Share your review', 1]], [['Share your review', 1]]],
      told: ['PUBLISHED', 'CORRECTED'],
      name: 'Share your review',
    });
  });

  it('R-C1: the database refuses to change a published version', async () => {
    const scene = await makeChallengeScene(test);
    await expect(
      test.superuser(
        `UPDATE challenge_version SET definition = definition || '{"title":"x"}' WHERE program_id = $1`,
        [scene.programId],
      ),
    ).rejects.toThrow('never changed');
  });

  it('a draft that lacks texts, or that nothing was changed of, is not published', async () => {
    const scene = await makeChallengeScene(test);
    await expect(publish(scene, 2)).rejects.toMatchObject({
      type: 'NotPublishable',
      extra: { problems: [{ path: ['version'] }] },
    });
    await save(scene, { ...reviewDraft, summary: '', id: scene.challengeId, version: 2 });
    await expect(publish(scene, 3)).rejects.toMatchObject({
      type: 'NotPublishable',
      extra: { problems: [{ path: ['summary'] }] },
    });
  });

  it('two who edit at once: the second is told the version that there is now', async () => {
    const scene = await makeChallengeScene(test);
    const edit = { ...reviewDraft, id: scene.challengeId, version: 2 };
    await save(scene, { ...edit, title: 'Mine' });
    await expect(save(scene, { ...edit, title: 'Yours' })).rejects.toMatchObject({
      type: 'StaleVersion',
      extra: { currentVersion: 3 },
    });
    await expect(publish(scene, 2)).rejects.toMatchObject({ type: 'StaleVersion' });
  });

  it('nobody starts what is paused, and who had started goes on', async () => {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const started = await start(scene, scene.advocate);
    const pause = (version: number, paused: boolean) =>
      test.database.write(scene.marketer, 'pauseChallenge', (tx) =>
        verbs.pause.pauseChallenge(tx, scene.marketer, { id: scene.challengeId, version, paused }),
      );
    await pause(2, true);
    await expect(start(scene, other)).rejects.toMatchObject({ type: 'NotAvailable' });
    expect(await start(scene, scene.advocate)).toBe(started);
    await pause(3, true);
    await pause(3, false);
    await expect(start(scene, other)).resolves.toMatch(/-7/);
  });

  it('20 starts at once make one participation and one line', async () => {
    const scene = await makeChallengeScene(test);
    const ids = await Promise.all(Array.from({ length: 20 }, () => start(scene, scene.advocate)));
    expect(new Set(ids).size).toBe(1);
    const lines = await test.superuser(
      `SELECT rule, outcome, inputs FROM timeline WHERE program_id = $1 AND subject_kind = 'PARTICIPATION'`,
      [scene.programId],
    );
    expect(lines).toEqual([
      {
        rule: 'R-C1',
        outcome: 'STARTED',
        inputs: { challengeId: scene.challengeId, version: 1, stages: 2, points: 150 },
      },
    ]);
  });

  it('only an advocate who takes part starts a challenge, and only one of the programme', async () => {
    const scene = await makeChallengeScene(test);
    const elsewhere = await makeChallengeScene(test);
    await expect(
      start(scene, member(scene.programId, 'marketer') as ChallengeScene['advocate']),
    ).rejects.toMatchObject({ type: 'NotAvailable' });
    await expect(start(elsewhere, scene.advocate)).rejects.toMatchObject({ type: 'NotFound' });
    await test.superuser(`UPDATE advocate SET status = 'LEFT' WHERE program_id = $1`, [
      scene.programId,
    ]);
    await expect(start(scene, scene.advocate)).rejects.toMatchObject({ type: 'NotAvailable' });
  });

  it('R-A1: lists show what is live to an advocate, drafts to staff, and nothing of others', async () => {
    const scene = await makeChallengeScene(test);
    await makeChallengeScene(test);
    const draft = await save(scene, { ...reviewDraft, title: 'A draft' });
    await test.database.read(scene, async (tx) => {
      const ids = async (staff: boolean, after: string | null = null, first = 9) => {
        const reader = { advocateId: null, staff };
        const { rows } = await listChallenges(tx, reader, null, { first, after });
        return rows.map((row) => row.id);
      };
      expect(await ids(false)).toEqual([scene.challengeId]);
      expect(await ids(true)).toEqual([draft, scene.challengeId]);
      const [newest] = (
        await listChallenges(tx, { advocateId: null, staff: true }, null, { first: 1, after: null })
      ).rows;
      const after = encodeCursor([newest?.createdAt.toISOString() ?? '', newest?.id ?? '']);
      expect(await ids(true, after)).toEqual([scene.challengeId]);
      expect((await findChallengeStats(tx, [draft])).get(draft)).toEqual({
        started: 0,
        waiting: 0,
        completed: 0,
        pointsAwarded: 0,
      });
    });
  });
});
