import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { listChallenges } from '../../../src/features/challenges/define/challenge.queries.js';
import {
  findParticipations,
  lockParticipation,
} from '../../../src/features/challenges/take/index.js';
import { timelinesOf } from '../../../src/features/timeline/index.js';
import {
  addAdvocate,
  challengeActs,
  makeChallengeScene,
  member,
  reject,
  verbs,
  type ChallengeScene,
} from '../../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { until } from '../../support/until.js';

/** How a challenge ends, and what becomes of what was under way. */
describe('a challenge is closed and archived', () => {
  let test: TestDatabase;
  let acts: ReturnType<typeof challengeActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    acts = challengeActs(test);
  });
  afterAll(() => test.close());

  const close = (scene: ChallengeScene, version = 2, by: Actor = scene.marketer) =>
    test.database.write(by, 'closeChallenge', (tx) =>
      verbs.close.closeChallenge(tx, by, { id: scene.challengeId, version }),
    );
  const archive = (scene: ChallengeScene, version = 3) =>
    test.database.write(scene.marketer, 'archiveChallenge', (tx) =>
      verbs.archive.archiveChallenge(tx, scene.marketer, { id: scene.challengeId, version }),
    );
  const statusOf = async (scene: ChallengeScene, id: Id) =>
    (await test.database.read(scene, (tx) => findParticipations(tx, [id]))).get(id)?.status;
  const listed = async (scene: ChallengeScene, advocateId: Id | null, asked: 'ARCHIVED' | null) => {
    const reader = { advocateId, staff: advocateId === null };
    const { rows } = await test.database.read(scene, (tx) =>
      listChallenges(tx, reader, asked && [asked], { first: 5, after: null }),
    );
    return rows.map(({ status }) => status);
  };
  const decide = async (scene: ChallengeScene, id: Id, kind: 'APPROVE' | 'REJECT') => {
    const { version } = await acts.read(scene, id);
    const decision = kind === 'APPROVE' ? { kind } : reject;
    return acts.decide(scene.marketer, { id, version, ...decision });
  };

  it('nobody starts or hands in any more, and who was under way reads why', async () => {
    const scene = await makeChallengeScene(test);
    const late = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const started = await acts.begin(scene);
    await close(scene);
    expect(await statusOf(scene, started)).toBe('CLOSED_BY_PROGRAM');
    expect(await acts.outcomes(scene, started)).toEqual([
      'R-C1.STARTED',
      'R-C1.ENDED_WITH_CHALLENGE',
    ]);
    await expect(acts.begin(scene, late)).rejects.toMatchObject({ type: 'NotAvailable' });
    await expect(acts.submit(scene, started)).rejects.toMatchObject({ type: 'NotSubmittable' });
    const lines = await test.database.read(scene, (tx) =>
      timelinesOf(tx, 'CHALLENGE', [scene.challengeId], 'STAFF'),
    );
    expect(lines.get(scene.challengeId)?.at(-1)).toMatchObject({
      outcome: 'CLOSED',
      inputs: { version: 1, advocates: 1 },
    });
    expect(await acts.events(scene, 'challenge.closed')).toHaveLength(1);
  });

  it('what waits is still decided and paid, and only then the participation ends', async () => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    const submission = await acts.submit(scene, participation);
    await close(scene);
    expect(await statusOf(scene, participation)).toBe('IN_PROGRESS');
    await expect(
      acts.decide(scene.marketer, {
        id: submission,
        version: 1,
        kind: 'REQUEST_CHANGES',
        message: 'Show us more.',
      }),
    ).rejects.toMatchObject({ type: 'InvalidInput', problems: [{ path: ['kind'] }] });
    await decide(scene, submission, 'APPROVE');
    expect(await acts.available(scene)).toBe(100); // the first of two stages: 100
    expect(await statusOf(scene, participation)).toBe('CLOSED_BY_PROGRAM');
    expect((await acts.outcomes(scene, participation)).slice(-2)).toEqual([
      'R-C2.APPROVED',
      'R-C1.ENDED_WITH_CHALLENGE',
    ]);
    await acts.takeBack(scene.marketer, submission, 'A mistake');
    expect(await statusOf(scene, participation)).toBe('IN_PROGRESS'); // waits again
    await decide(scene, submission, 'REJECT');
    expect(await statusOf(scene, participation)).toBe('CLOSED_BY_PROGRAM');
    expect(await acts.read(scene, submission)).toMatchObject({ status: 'REJECTED', final: true });
    expect(await acts.available(scene)).toBe(0);
  });

  it('the last stage, approved after the end, completes it', async () => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    await decide(scene, await acts.submit(scene, participation, 1), 'APPROVE');
    const last = await acts.submit(scene, participation, 2);
    await close(scene);
    await decide(scene, last, 'APPROVE');
    expect(await statusOf(scene, participation)).toBe('COMPLETED');
    expect(await acts.available(scene)).toBe(150); // 100 + 50
  });

  it('closed twice, or by two at once, it is closed once; it never opens again', async () => {
    const scene = await makeChallengeScene(test);
    const other = member(scene.programId, 'marketer');
    const answers = await Promise.allSettled([close(scene), close(scene, 2, other)]);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { type: 'StaleVersion' } }]);
    await close(scene, 3);
    const paused = { id: scene.challengeId, version: 3, paused: false };
    await expect(
      test.database.write(scene.marketer, 'pauseChallenge', (tx) =>
        verbs.pause.pauseChallenge(tx, scene.marketer, paused),
      ),
    ).rejects.toMatchObject({ type: 'NotAvailable' });
    expect(await acts.events(scene, 'challenge.closed')).toHaveLength(1);
  });

  it.each([
    ['under way', false],
    ['given up, with a proof that waits again', true],
  ])('R-A5: who waits for a close with one %s reads it as closed', async (_name, isGivenUp) => {
    const scene = await makeChallengeScene(test);
    const participation = await acts.begin(scene);
    const id = await acts.submit(scene, participation);
    if (isGivenUp) {
      await decide(scene, id, 'REJECT');
      await acts.abandon(scene, participation);
      await acts.takeBack(scene.marketer, id, 'A mistake');
    }
    let hasClosed = false;
    const closing = test.database.write(scene.marketer, 'closeChallenge', async (tx) => {
      const of = { id: scene.challengeId, version: 2 };
      await verbs.close.closeChallenge(tx, scene.marketer, of);
      hasClosed = true;
      await until(async () => {
        const [row] = await test.superuser<{ waits: boolean }>(
          `SELECT count(*) > 0 AS waits FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return row?.waits === true;
      }, 5_000);
    });
    await until(() => hasClosed);
    // As a withdrawal does: what it reads decides whether the answers of a survey are kept.
    const locked = await test.database.write(scene.advocate, 'withdrawSubmission', (tx) =>
      lockParticipation(tx, participation),
    );
    await closing;
    expect(locked?.challengeStatus).toBe('CLOSED');
  });

  it('closed while ten hand in: each is either in the queue or told that it is over', async () => {
    const scene = await makeChallengeScene(test);
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        addAdvocate(test, scene.marketer, `p${String(n)}@example.com`),
      ),
    );
    const begun = await Promise.all(
      people.map(async (advocate) => ({ advocate, id: await acts.begin(scene, advocate) })),
    );
    const [, ...sent] = await Promise.allSettled([
      close(scene),
      ...begun.map(({ advocate, id }) => acts.submit({ advocate }, id)),
    ]);
    for (const [place, { status }] of sent.entries()) {
      const standing = await statusOf(scene, begun[place]?.id ?? '');
      expect(standing).toBe(status === 'fulfilled' ? 'IN_PROGRESS' : 'CLOSED_BY_PROGRAM');
    }
  });

  it('only what is closed and decided is archived; a draft is not closed', async () => {
    const scene = await makeChallengeScene(test);
    await expect(archive(scene, 2)).rejects.toMatchObject({ type: 'NotArchivable' });
    const waiting = await acts.submit(scene, await acts.begin(scene));
    await close(scene);
    await expect(archive(scene)).rejects.toMatchObject({
      type: 'NotArchivable',
      message: expect.stringContaining('1 of its submissions'),
    });
    await decide(scene, waiting, 'APPROVE');
    await archive(scene);
    await archive(scene, 4);
    const draft = await test.database.write(scene.marketer, 'saveChallenge', (tx) =>
      verbs.save.saveChallenge(tx, scene.marketer, { ...DRAFT }),
    );
    await expect(close({ ...scene, challengeId: draft }, 1)).rejects.toMatchObject({
      type: 'NotFound',
    });
  });

  it('lists: who took part keeps it until it is archived, staff ask for archived ones', async () => {
    const scene = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    await acts.begin(scene);
    await close(scene);
    expect(await listed(scene, scene.advocate.advocateId, null)).toEqual(['CLOSED']);
    expect(await listed(scene, other.advocateId, null)).toEqual([]);
    expect(await listed(scene, null, null)).toEqual(['CLOSED']);
    await archive(scene);
    expect(await listed(scene, scene.advocate.advocateId, null)).toEqual([]);
    expect(await listed(scene, null, null)).toEqual([]);
    expect(await listed(scene, null, 'ARCHIVED')).toEqual(['ARCHIVED']);
  });

  it('R-A1: the other programme closes and archives nothing of it', async () => {
    const [scene, there] = [await makeChallengeScene(test), await makeChallengeScene(test)];
    await expect(close(scene, 2, there.marketer)).rejects.toMatchObject({ type: 'NotFound' });
    expect(await listed(scene, null, null)).toEqual(['LIVE']);
  });
});

const DRAFT = {
  kind: 'OTHER' as const,
  title: 'Later',
  summary: '',
  instructions: '',
  approvalCriteria: '',
  stages: [{ title: 'One', instructions: '', points: 1, proof: ['TEXT' as const] }],
  translations: [],
};
