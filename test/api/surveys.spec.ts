import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import type { Actor } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { atOnce } from '../support/at-once.js';
import { addAdvocate, challengeActs, member } from '../support/worlds/challenge-kit.js';
import { openSurveyApi, surveyActs } from '../support/api/survey-api.js';
import { aSurvey, FILE_IDS, SOUND_ANSWERS } from '../support/worlds/surveys.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';
import { uploaded } from '../support/worlds/uploads.js';

const SOUND = Object.fromEntries(Object.entries(SOUND_ANSWERS).filter(([kind]) => kind !== 'file'));

/** What each kind of wrong answer is told, and where. */
const MALFORMED: readonly [name: string, answers: unknown, path: string, message: RegExp][] = [
  ['no object', ['a'], '', /are an object/],
  ['an unknown question', { colour: 'red' }, 'colour', /no question "colour"/],
  ['an unknown option', { single: 'z' }, 'single', /no option "z": choose from a, b/],
  ['two of one', { single: ['a', 'b'] }, 'single', /One answer is possible/],
  ['an unknown key', { single: { other: 'x', more: 1 } }, 'single', /no part "more"/],
  ['"other" where it is not offered', { single: { other: 'x' } }, 'single', /not offered/],
  ['a type of another kind', { multiple: 'a' }, 'multiple', /Send a list of ids/],
  ['an option twice', { multiple: ['a', 'a'] }, 'multiple.1', /named twice/],
  ['a step beyond the scale', { scale: 6 }, 'scale', /At most 5/],
  ['a step between two', { scale: 1.5 }, 'scale', /whole number/],
  ['a score below NPS', { nps: -1 }, 'nps', /At least 0/],
  ['an unknown row', { matrix: { r9: 'c1' } }, 'matrix.r9', /no row "r9"/],
  ['an unknown column', { matrix: { r1: 'c9' } }, 'matrix.r1', /no column "c9"/],
  ['an over-long text', { text: 'x'.repeat(21) }, 'text', /At most 20 characters; these are 21/],
  ['a text that cannot be kept', { text: 'a\u0000b' }, 'text', /cannot be kept/],
  ['a number out of range', { number: 101 }, 'number', /At most 100/],
  ['no day', { date: '2027-02-29' }, 'date', /day of the calendar/],
  ['a day too early', { date: '2026-12-31' }, 'date', /Not before 2027-01-01/],
  ['no file', { file: ['../../etc/passwd'] }, 'file.0', /The id that the upload answered/],
  ["somebody else's file", { file: [FILE_IDS[1]] }, 'file.0', /not one of yours/],
];

describe('surveys in the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  let acts: ReturnType<typeof surveyActs>;

  beforeAll(async () => {
    test = await openTestDatabase();
    api = await openSurveyApi(test);
    acts = surveyActs(test, api);
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(api.config.home, { recursive: true, force: true });
  });

  it('R-C2: what needs no decision is approved at once by nobody, and awarded once', async () => {
    const scene = await acts.scene(aSurvey());
    const { available, outcomes, events } = challengeActs(test);
    const key = newId();
    const first = await acts.submit(scene.advocate, scene.participationId, SOUND, { key });
    expect(first).toMatchObject({ status: 'APPROVED', answers: SOUND });
    expect(await acts.submit(scene.advocate, scene.participationId, SOUND, { key })).toEqual(first);
    expect(await acts.submit(scene.advocate, scene.participationId, SOUND)).toMatchObject({
      __typename: 'NotSubmittable',
    });
    expect(await available(scene)).toBe(100);
    expect(await outcomes(scene, scene.participationId)).toEqual([
      'R-C1.STARTED',
      'R-C3.HANDED_IN',
      'R-C2.APPROVED_AT_ONCE',
      'R-C1.COMPLETED',
    ]);
    expect(await events(scene, 'submission.decided')).toMatchObject([
      { payload: { kind: 'APPROVE', points: 100, decisionNo: 1 }, wait_ms: 0 },
    ]);
    const { data } = await api.ask<{ submission: object }>(
      scene.marketer,
      `query ($id: ID!) { submission(id: $id) { answers decision { kind decidedBy } } }`,
      { id: first.id },
    );
    expect(data.submission).toEqual({
      answers: SOUND,
      decision: { kind: 'APPROVE', decidedBy: null },
    });
  });

  it('R-C2: handed in twice at the same moment it is awarded once', async () => {
    const scene = await acts.scene(aSurvey());
    const answers = await atOnce(5, () =>
      acts.submit(scene.advocate, scene.participationId, SOUND),
    );
    const types = answers.map(({ __typename }) => __typename).sort();
    expect(types).toEqual([...Array<string>(4).fill('NotSubmittable'), 'Submission']);
    expect(await challengeActs(test).available(scene)).toBe(100);
  });

  it.each(MALFORMED)('R-S2: %s is refused by name', async (_name, answers, path, message) => {
    const scene = await acts.scene(aSurvey());
    const refused = await acts.submit(scene.advocate, scene.participationId, answers);
    expect(refused.__typename).toBe('InvalidInput');
    const told = refused.problems?.find((each) => each.path.slice(1).join('.') === path);
    expect(told).toMatchObject({ rule: 'R-S2', message: expect.stringMatching(message) });
    expect(told?.path[0]).toBe('answers');
    expect(await challengeActs(test).available(scene)).toBe(0);
  });

  it('R-S2: an answer that is missing is told, one to a hidden question is dropped', async () => {
    const visibleWhen = {
      match: 'all',
      conditions: [{ question: 'single', test: 'is', value: 'b' }],
    };
    const survey = aSurvey({ text: { required: true, visibleWhen }, nps: { required: true } });
    const scene = await acts.scene(survey);
    const given = { single: 'a', text: 'x'.repeat(5_000) };
    const refused = await acts.submit(scene.advocate, scene.participationId, given);
    expect(refused.problems).toMatchObject([{ path: ['answers', 'nps'], rule: 'R-S2' }]);
    const kept = await acts.submit(scene.advocate, scene.participationId, { ...given, nps: 9 });
    expect(kept).toMatchObject({ status: 'APPROVED', answers: { single: 'a', nps: 9 } });
    expect(kept.answers).not.toHaveProperty('text');
  });

  it('a text beside the answers, or answers for a proof, are refused and not dropped', async () => {
    const scene = await acts.scene(aSurvey());
    const refused = await acts.submit(scene.advocate, scene.participationId, SOUND, { text: 'x' });
    expect(refused.problems).toMatchObject([{ path: ['text'] }]);
  });

  it('answers that were taken back count nowhere, and are the advocate’s draft again', async () => {
    const scene = await acts.scene(aSurvey(), { needsDecision: true });
    const { id = '' } = await acts.submit(scene.advocate, scene.participationId, SOUND);
    const withdraw = `mutation ($input: WithdrawSubmissionInput!) { withdrawSubmission(input: $input) {
      ... on Submission { status answers } ... on UserError { code message } } }`;
    const input = { id, idempotencyKey: newId() };
    const { data } = await api.ask(scene.advocate, withdraw, { input });
    expect(data).toEqual({ withdrawSubmission: { status: 'WITHDRAWN', answers: null } });
    const results = await api.ask(
      scene.marketer,
      `query ($id: ID!) { surveyResults(challengeId: $id, stage: 1) { completed }
        approvals { totalCount } submission(id: "${id}") { status answers } }`,
      { id: scene.challengeId },
    );
    expect(results.data).toEqual({
      surveyResults: { completed: 0 },
      approvals: { totalCount: 0 },
      submission: { status: 'WITHDRAWN', answers: null },
    });
    const draft = await api.ask(
      scene.advocate,
      `query ($id: ID!) { surveyDraft(participationId: $id, stage: 1) { answers version } }`,
      { id: scene.participationId },
    );
    expect(draft.data).toEqual({ surveyDraft: { answers: SOUND, version: 1 } });
    expect(await acts.submit(scene.advocate, scene.participationId, SOUND)).toMatchObject({
      id,
      status: 'SUBMITTED',
    });
  });

  it('R-C2: where a marketer decides, the answers wait in Approvals; taken back, a person decides', async () => {
    const scene = await acts.scene(aSurvey(), { needsDecision: true });
    const { decide, takeBack, available } = challengeActs(test);
    const waiting = await acts.submit(scene.advocate, scene.participationId, SOUND);
    expect(waiting).toMatchObject({ status: 'SUBMITTED' });
    const { data } = await api.ask<{ approvals: { edges: { node: { answers: object } }[] } }>(
      scene.marketer,
      '{ approvals { edges { node { id answers } } } }',
    );
    expect(data.approvals.edges.map(({ node }) => node.answers)).toEqual([SOUND]);
    const id = waiting.id ?? '';
    await decide(scene.marketer, { id, version: 1, kind: 'APPROVE' });
    expect(await available(scene)).toBe(100);
    await takeBack(scene.marketer, id);
    expect(await available(scene)).toBe(0);
  });

  it('R-C2: refused by a person after it was approved at once, it waits for a person', async () => {
    const scene = await acts.scene(aSurvey());
    const { decide, takeBack, available } = challengeActs(test);
    const { id = '' } = await acts.submit(scene.advocate, scene.participationId, SOUND);
    await takeBack(scene.marketer, id, 'Please tell us more.');
    const message = 'Answer in whole sentences, please.';
    await decide(scene.marketer, { id, version: 3, kind: 'REQUEST_CHANGES', message });
    const better = { ...SOUND, text: 'It works very well.' };
    const again = await acts.submit(scene.advocate, scene.participationId, better);
    expect(again).toMatchObject({ id, status: 'SUBMITTED', answers: better });
    expect(await available(scene)).toBe(0);
  });

  it('a draft goes on on another device, and neither device overwrites the other', async () => {
    const scene = await acts.scene(aSurvey());
    const save = (answers: object, version: number, at: string | null = null) =>
      acts.saveDraft(scene.advocate, scene.participationId, answers, version, at);
    // Unfinished and out of range may be kept; what is no answer of its question may not.
    expect(await save({ number: 5_000 }, 0, 'number')).toMatchObject({ version: 1 });
    expect(await save({ number: 5_000 }, 0, 'number')).toMatchObject({ version: 1 });
    expect(await save({ single: 'a' }, 0)).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: 1,
    });
    expect((await save({ single: 'z' }, 1)).problems).toMatchObject([
      { path: ['answers', 'single'] },
    ]);
    expect((await save({ single: 'a' }, 1, 'colour')).problems).toMatchObject([{ path: ['at'] }]);
    const both = await atOnce(2, (device) => save({ text: `device ${String(device)}` }, 1));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'StaleVersion',
      'SurveyDraft',
    ]);
    const draft = async () => {
      const { data } = await api.ask<{ surveyDraft: object | null }>(
        scene.advocate,
        'query ($id: ID!) { surveyDraft(participationId: $id, stage: 1) { version answers at } }',
        { id: scene.participationId },
      );
      return data.surveyDraft;
    };
    const saved = both.find(({ __typename }) => __typename === 'SurveyDraft');
    expect(await draft()).toEqual({ version: 2, answers: saved?.answers, at: null });
    await acts.submit(scene.advocate, scene.participationId, SOUND);
    expect(await draft()).toBeNull();
    expect(await save({}, 0)).toMatchObject({ __typename: 'NotSubmittable' });
  });

  it('an upload is bound to the answers, and read by who gave them and who decides alone', async () => {
    const scene = await acts.scene(aSurvey());
    const other = await addAdvocate(test, scene.marketer, 'mei@example.com');
    const file = await uploaded(api, scene.advocate, { name: '=cmd.png' });
    const theirs = await uploaded(api, other);
    const refused = await acts.submit(scene.advocate, scene.participationId, { file: [theirs.id] });
    expect(refused.problems).toMatchObject([{ path: ['answers', 'file', '0'], rule: 'R-S2' }]);
    const { id = '' } = await acts.submit(scene.advocate, scene.participationId, {
      ...SOUND,
      file: [file.id],
    });
    const { data } = await api.ask<{ submission: object }>(
      scene.marketer,
      'query ($id: ID!) { submission(id: $id) { answers files { id name url } } }',
      { id },
    );
    expect(data.submission).toEqual({
      answers: { ...SOUND, file: [file.id] },
      files: [{ id: file.id, name: '=cmd.png', url: file.url }],
    });
    const [kept] = await test.superuser(
      'SELECT file_ids FROM survey_response WHERE program_id = $1 AND submission_id = $2',
      [scene.programId, id],
    );
    expect(kept).toEqual({ file_ids: [file.id] });
    const read = async (actor: Actor): Promise<number> =>
      (await api.send(file.url, { headers: api.as(actor) })).status;
    expect([await read(scene.advocate), await read(scene.marketer)]).toEqual([200, 200]);
    expect(await read(other)).toBe(404);
  });

  it("R-A1: another advocate's and another programme's survey is not there", async () => {
    const [scene, elsewhere] = [await acts.scene(aSurvey()), await acts.scene(aSurvey())];
    const second = await addAdvocate(test, scene.marketer, 'second@example.com');
    await acts.saveDraft(scene.advocate, scene.participationId, { single: 'a' }, 0);
    for (const stranger of [second, elsewhere.advocate]) {
      const { data } = await api.ask<{ surveyDraft: null }>(
        stranger,
        'query ($id: ID!) { surveyDraft(participationId: $id, stage: 1) { version } }',
        { id: scene.participationId },
      );
      expect(data.surveyDraft).toBeNull();
      expect(await acts.saveDraft(stranger, scene.participationId, {}, 1)).toMatchObject({
        __typename: 'NotFound',
      });
      expect(await acts.submit(stranger, scene.participationId, SOUND)).toMatchObject({
        __typename: 'NotFound',
      });
    }
    await acts.submit(scene.advocate, scene.participationId, SOUND);
    const results = `query ($id: ID!) { surveyResults(challengeId: $id, stage: 1) { completed }
      surveyResponses(challengeId: $id, stage: 1) { edges { node { id } } } }`;
    const { data } = await api.ask(elsewhere.marketer, results, { id: scene.challengeId });
    expect(data).toEqual({ surveyResults: null, surveyResponses: { edges: [] } });
    const { errors } = await api.ask(member(scene.programId, 'advocate'), results, {
      id: scene.challengeId,
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
