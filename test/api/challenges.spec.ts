import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advocatesAccess, AdvocatesModule } from '../../src/features/advocates/index.js';
import { challengesAccess, ChallengesModule } from '../../src/features/challenges/index.js';
import {
  AddFile,
  filesAccess,
  FilesModule,
  FileStore,
  registerFileRoutes,
} from '../../src/features/files/index.js';
import { timelineAccess } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import type { AccessTable } from '../../src/platform/graphql/index.js';
import {
  addAdvocate,
  makeChallengeScene,
  member,
  reviewDraft,
  type ChallengeScene,
} from '../support/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { openTestApi, type TestApi } from '../support/test-graphql.js';

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Types that are loaded with the doors of features which this process does not serve. */
const NEIGHBOURS: AccessTable = {
  'ProgramSummary.*': 'PARENT',
  'Membership.*': 'PARENT',
  'MembershipEdge.*': 'PARENT',
  'ApiKey.*': 'PARENT',
};

describe('challenges in the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  let home: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'goodturn-files-'));
    api = await openTestApi(
      test,
      [AdvocatesModule, FilesModule, ChallengesModule],
      [advocatesAccess, timelineAccess, filesAccess, challengesAccess, NEIGHBOURS],
      home,
    );
    registerFileRoutes(api.app.getHttpAdapter().getInstance() as unknown as FastifyInstance, {
      config: api.config,
      database: test.database,
      identifier: api.identifier,
      store: api.app.get(FileStore),
      addFile: api.app.get(AddFile),
    });
    await api.listen();
  });
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(home, { recursive: true, force: true });
  });

  function upload(
    actor: Actor,
    bytes: Uint8Array<ArrayBuffer>,
    name = '画面.png',
    headers: Record<string, string> = {},
  ) {
    const form = new FormData();
    form.set('file', new Blob([bytes], { type: 'image/png' }), name);
    return api.send('/api/files', {
      method: 'POST',
      headers: { ...api.as(actor), ...headers },
      body: form,
    });
  }

  async function begin(scene: ChallengeScene): Promise<string> {
    const { data } = await api.ask(
      scene.advocate,
      `mutation ($id: ID!) { startChallenge(input: { challengeId: $id }) {
         ... on Participation { id status currentStage challenge { title stages { number proof } } }
         ... on UserError { code } } }`,
      { id: scene.challengeId },
    );
    expect(data.startChallenge).toMatchObject({ status: 'STARTED', currentStage: 1 });
    return data.startChallenge.id as string;
  }

  async function submit(scene: ChallengeScene, participationId: string): Promise<string> {
    const { data } = await api.ask(
      scene.advocate,
      `mutation ($input: SubmitStageInput!) { submitStage(input: $input) {
         ... on Submission { id status points version } ... on UserError { code message } } }`,
      {
        input: {
          participationId,
          stage: 1,
          link: 'https://www.g2.com/r/1',
          fileIds: [],
          disclosureAccepted: true,
          idempotencyKey: newId(),
        },
      },
    );
    expect(data.submitStage).toMatchObject({ status: 'SUBMITTED', points: 100, version: 1 });
    return data.submitStage.id as string;
  }

  const DECIDE = `mutation ($input: DecideSubmissionInput!) { decideSubmission(input: $input) {
    __typename
    ... on Submission { id status version decision { kind decidedBy undoUntil } }
    ... on AlreadyDecided { code decidedBy decidedAt }
    ... on UserError { message } } }`;

  it('R-C4: a review that breaks the rule is answered with rule, fields and what is right', async () => {
    const scene = await makeChallengeScene(test);
    const { data } = await api.ask(
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
    const { data } = await api.ask(
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
    const published = await api.ask(
      scene.marketer,
      `mutation ($id: ID!) { publishChallenge(input: { id: $id, version: 1 }) {
         ... on Challenge { status liveVersion reviewSite { name checkedOn } points stats { started } }
         ... on UserError { message } } }`,
      { id: data.saveChallenge.id },
    );
    expect(published.data.publishChallenge).toMatchObject({
      status: 'LIVE',
      liveVersion: 1,
      reviewSite: { name: 'G2' },
      points: 150,
      stats: { started: 0 },
    });
  });

  it('an advocate works on a challenge, a marketer decides, and the timeline explains it', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await begin(scene);
    const id = await submit(scene, participationId);
    const queue = await api.ask(
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
    const decided = await api.ask(scene.marketer, DECIDE, { input });
    expect(decided.data.decideSubmission).toMatchObject({
      status: 'APPROVED',
      decision: { kind: 'APPROVE', undoUntil: expect.any(String) },
    });
    const again = await api.ask(scene.marketer, DECIDE, { input });
    expect(again.data.decideSubmission).toMatchObject({ __typename: 'Submission', version: 2 });
    const late = await api.ask(member(scene.programId, 'marketer'), DECIDE, { input });
    expect(late.data.decideSubmission).toMatchObject({
      __typename: 'AlreadyDecided',
      code: 'ALREADY_DECIDED',
      decidedAt: expect.any(String),
    });
    const own = await api.ask(
      scene.advocate,
      `{ challenges { edges { node { title myParticipation { status currentStage
           submissions { status decision { kind undoUntil } }
           timeline { rule outcome inputs forStaffOnly actor { kind role } } } } } }
         me { points { available lifetime } statement { edges { node { kind points rule } } } } }`,
    );
    const [edge] = own.data.challenges.edges;
    expect(edge.node.myParticipation).toMatchObject({
      status: 'IN_PROGRESS',
      currentStage: 2,
      submissions: [{ status: 'APPROVED', decision: { kind: 'APPROVE', undoUntil: null } }],
    });
    expect(edge.node.myParticipation.timeline.at(-1)).toEqual({
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
      (await api.ask(actor, document)).errors?.map((error) => error.extensions.code);
    expect(await codes(scene.advocate, '{ approvals { totalCount } }')).toEqual(['FORBIDDEN']);
    expect(
      await codes(scene.advocate, '{ challenges { edges { node { definition { title } } } } }'),
    ).toEqual(['FORBIDDEN']);
    const seen = `{ participation(id: "${participationId}") { id } submission(id: "${submissionId}") { id }
      challenge(id: "${scene.challengeId}") { id } }`;
    const nothing = { participation: null, submission: null };
    expect((await api.ask(other, seen)).data).toMatchObject(nothing);
    expect((await api.ask(elsewhere.marketer, seen)).data).toEqual({ ...nothing, challenge: null });
    expect((await api.ask(other, '{ challenge(id: "nonsense") { id } }')).data).toEqual({
      challenge: null,
    });
  });

  describe('files', () => {
    it('an upload is kept, and read by its owner and those who decide alone', async () => {
      const scene = await makeChallengeScene(test);
      const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
      const elsewhere = await makeChallengeScene(test);
      const uploaded = await upload(scene.advocate, PNG);
      expect(uploaded.status).toBe(201);
      const file = (await uploaded.json()) as { id: string; url: string };
      expect(file).toEqual({
        id: file.id,
        name: '画面.png',
        mediaType: 'image/png',
        sizeBytes: PNG.length,
        url: `/files/${file.id}`,
      });
      const read = (actor: Actor) => api.send(file.url, { headers: api.as(actor) });
      const own = await read(scene.advocate);
      expect(own.status).toBe(200);
      expect(new Uint8Array(await own.arrayBuffer())).toEqual(PNG);
      expect(Object.fromEntries(own.headers)).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'content-disposition': `inline; filename="__.png"; filename*=UTF-8''%E7%94%BB%E9%9D%A2.png`,
      });
      expect((await read(scene.marketer)).status).toBe(200);
      for (const stranger of [other, elsewhere.marketer, elsewhere.advocate]) {
        expect((await read(stranger)).status).toBe(404);
      }
    });

    it('what is no picture or PDF, is too large or comes from another site is refused', async () => {
      const scene = await makeChallengeScene(test);
      const refused = async (answer: ReturnType<typeof upload>): Promise<unknown> => {
        const response = await answer;
        return [response.status, ((await response.json()) as { code: string }).code];
      };
      const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
      expect(await refused(upload(scene.advocate, html))).toEqual([422, 'FILE_REFUSED']);
      const large = new Uint8Array(PNG.length + 10 * 1024 * 1024);
      large.set(PNG);
      expect(await refused(upload(scene.advocate, large))).toEqual([413, 'FILE_REFUSED']);
      expect(await refused(upload(scene.marketer, PNG))).toEqual([403, 'FORBIDDEN']);
      expect(
        await refused(
          upload(scene.advocate, PNG, 'a.png', { cookie: 'a=b', origin: 'https://evil.example' }),
        ),
      ).toEqual([403, 'CROSS_SITE']);
      const rows = await test.superuser('SELECT 1 FROM file WHERE program_id = $1', [
        scene.programId,
      ]);
      expect(rows).toEqual([]);
    });
  });
});
