import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { challengeApiActs } from '../support/api/challenge-api-acts.js';
import { openChallengeApi } from '../support/api/challenge-api.js';
import {
  addAdvocate,
  makeChallengeScene,
  member,
  reviewDraft,
} from '../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';
import { atOnce } from '../support/at-once.js';

interface OwnPage {
  challenges: { edges: { node: { myParticipation: { timeline: object[] } } }[] };
  me: object;
}

describe('challenges in the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  const { begin, submit } = challengeApiActs(() => api);

  beforeAll(async () => {
    test = await openTestDatabase();
    api = await openChallengeApi(test);
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(api.config.home, { recursive: true, force: true });
  });

  const DECIDE = `mutation ($input: DecideSubmissionInput!) { decideSubmission(input: $input) {
    __typename
    ... on Submission { id status version decision { kind decidedBy undoUntil } }
    ... on AlreadyDecided { code decidedBy decidedAt }
    ... on UserError { message } } }`;

  it('R-C4: a review that breaks the rule is answered with rule, fields and what is right', async () => {
    const scene = await makeChallengeScene(test);
    const { data } = await api.ask<{ saveChallenge: { id: string } }>(
      scene.marketer,
      `mutation ($input: SaveChallengeInput!) { saveChallenge(input: $input) {
         ... on RuleBroken { code rule problems { path message rule } } } }`,
      { input: { ...reviewDraft, disclosure: null } },
    );
    expect(data.saveChallenge).toMatchObject({
      code: 'RULE_BROKEN',
      rule: 'R-C4',
      problems: [{ path: ['disclosure'], rule: 'R-C4' }],
    });
  });

  it('a marketer makes and publishes a challenge in two languages', async () => {
    const scene = await makeChallengeScene(test);
    const translation = {
      locale: 'zh_CN',
      title: '写评价',
      summary: '请分享您的看法',
      instructions: '请写下真实评价。',
      disclosure: '我因此评价获得积分，与内容无关。',
      stages: [
        { title: '写', instructions: '评分不限' },
        { title: '说明', instructions: '几句话' },
      ],
    };
    const { data } = await api.ask<{ saveChallenge: { id: string } }>(
      scene.marketer,
      `mutation ($input: SaveChallengeInput!) { saveChallenge(input: $input) {
         ... on Challenge { id version status definition { translations { locale } } }
         ... on UserError { message } } }`,
      { input: { ...reviewDraft, translations: [translation] } },
    );
    expect(data.saveChallenge).toMatchObject({
      status: 'DRAFT',
      version: 1,
      definition: { translations: [{ locale: 'zh_CN' }] },
    });
    const published = await api.ask<{ publishChallenge: object }>(
      scene.marketer,
      `mutation ($input: PublishChallengeInput!) { publishChallenge(input: $input) {
         ... on Challenge { status liveVersion reviewSite { name checkedOn } points stats { started } }
         ... on UserError { message } } }`,
      { input: { id: data.saveChallenge.id, version: 1 } },
    );
    expect(published.data.publishChallenge).toMatchObject({
      status: 'LIVE',
      liveVersion: 1,
      reviewSite: { name: 'G2' },
      points: 150,
      stats: { started: 0 },
    });
  });

  it('sent again with its key, a challenge is saved once, and its edit is no stale one', async () => {
    const scene = await makeChallengeScene(test);
    const save = async (input: object) => {
      const { data } = await api.ask<{ saveChallenge: { id: string } }>(
        scene.marketer,
        `mutation ($input: SaveChallengeInput!) { saveChallenge(input: $input) {
           ... on Challenge { id version definition { title } } ... on UserError { code } } }`,
        { input: { ...reviewDraft, ...input } },
      );
      return data.saveChallenge;
    };
    const made = { idempotencyKey: newId() };
    const answers = await atOnce(5, () => save(made));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await save({ ...made, title: 'Another' })).toEqual({ code: 'IDEMPOTENCY_KEY_REUSED' });

    const [{ id } = { id: '' }] = answers;
    const edit = { id, version: 1, title: 'Tell others', idempotencyKey: newId() };
    const edited = { id, version: 2, definition: { title: 'Tell others' } };
    expect(await save(edit)).toEqual(edited);
    expect(await save(edit)).toEqual(edited);
    const again = { ...edit, idempotencyKey: newId() };
    expect(await save(again)).toEqual({ code: 'STALE_VERSION' });
  });

  it('an advocate works on a challenge, a marketer decides, and the timeline explains it', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await begin(scene);
    const id = await submit(scene, participationId);
    const queue = await api.ask<{ approvals: object }>(
      scene.marketer,
      `{ approvals(first: 5) { totalCount edges { node { id link participation {
           advocate { name } challenge { title } } } } } }`,
    );
    expect(queue.data.approvals).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            id,
            link: 'https://www.g2.com/r/1',
            participation: {
              advocate: { name: 'Budi Santoso' },
              challenge: { title: 'Share a review' },
            },
          },
        },
      ],
    });
    const input = { id, version: 1, kind: 'APPROVE', idempotencyKey: 'k' };
    const decided = await api.ask<{ decideSubmission: object }>(scene.marketer, DECIDE, { input });
    expect(decided.data.decideSubmission).toMatchObject({
      status: 'APPROVED',
      decision: { kind: 'APPROVE', undoUntil: expect.any(String) },
    });
    const again = await api.ask<{ decideSubmission: object }>(scene.marketer, DECIDE, { input });
    expect(again.data.decideSubmission).toMatchObject({ __typename: 'Submission', version: 2 });
    const late = await api.ask<{ decideSubmission: object }>(
      member(scene.programId, 'marketer'),
      DECIDE,
      { input },
    );
    expect(late.data.decideSubmission).toMatchObject({
      __typename: 'AlreadyDecided',
      code: 'ALREADY_DECIDED',
      decidedAt: expect.any(String),
    });
    const own = await api.ask<OwnPage>(
      scene.advocate,
      `{ challenges { edges { node { title myParticipation { status currentStage
           submissions { status decision { kind undoUntil } }
           timeline { rule outcome inputs forStaffOnly actor { kind role } } } } } }
         me { points { available lifetime } statement { edges { node { kind points rule } } } } }`,
    );
    const [edge] = own.data.challenges.edges;
    expect(edge?.node.myParticipation).toMatchObject({
      status: 'IN_PROGRESS',
      currentStage: 2,
      submissions: [{ status: 'APPROVED', decision: { kind: 'APPROVE', undoUntil: null } }],
    });
    expect(edge?.node.myParticipation.timeline.at(-1)).toEqual({
      rule: 'R-C2',
      outcome: 'APPROVED',
      inputs: { submissionId: id, stage: 1, decisionNo: 1, points: 100 },
      forStaffOnly: false,
      actor: { kind: 'MEMBER', role: 'MARKETER' },
    });
    expect(own.data.me).toEqual({
      points: { available: 100, lifetime: 100 },
      statement: { edges: [{ node: { kind: 'EARNED', points: 100, rule: 'R-C2' } }] },
    });
  });

  it('R-A2: what is for staff is closed to an advocate, and what is of others does not exist', async () => {
    const scene = await makeChallengeScene(test);
    const elsewhere = await makeChallengeScene(test);
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const participationId = await begin(scene);
    const submissionId = await submit(scene, participationId);
    const codes = async (actor: Actor, document: string): Promise<unknown> =>
      (await api.ask<unknown>(actor, document)).errors?.map((error) => error.extensions.code);
    expect(await codes(scene.advocate, '{ approvals { totalCount } }')).toEqual(['FORBIDDEN']);
    expect(
      await codes(scene.advocate, '{ challenges { edges { node { definition { title } } } } }'),
    ).toEqual(['FORBIDDEN']);
    const seen = `{ participation(id: "${participationId}") { id } submission(id: "${submissionId}") { id }
      challenge(id: "${scene.challengeId}") { id } }`;
    const nothing = { participation: null, submission: null };
    expect((await api.ask<unknown>(other, seen)).data).toMatchObject(nothing);
    expect((await api.ask<unknown>(elsewhere.marketer, seen)).data).toEqual({
      ...nothing,
      challenge: null,
    });
    expect((await api.ask<unknown>(other, '{ challenge(id: "nonsense") { id } }')).data).toEqual({
      challenge: null,
    });
  });
});
