import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { newId } from '../../src/kernel/ids.js';
import { challengeApiActs } from '../support/api/challenge-api-acts.js';
import { openChallengeApi } from '../support/api/challenge-api.js';
import { makeChallengeScene, reviewDraft } from '../support/worlds/challenge-kit.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';

describe('the life of challenges in the API', () => {
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
    ... on UserError { code } } }`;

  it('an advocate takes back what waits, gives the challenge up and starts it again', async () => {
    const scene = await makeChallengeScene(test);
    const participationId = await begin(scene);
    const id = await submit(scene, participationId);
    const act = async (operation: string, type: string, shown: string, of: string) => {
      const { data } = await api.ask<Record<string, object>>(
        scene.advocate,
        `mutation ($input: ${type}Input!) { ${operation}(input: $input) { __typename
           ... on ${shown} { id status } ... on UserError { code } } }`,
        { input: { id: of, idempotencyKey: newId() } },
      );
      return data[operation];
    };
    expect(await act('withdrawSubmission', 'WithdrawSubmission', 'Submission', id)).toEqual({
      __typename: 'Submission',
      id,
      status: 'WITHDRAWN',
    });
    const shown = `query ($id: ID!) { submission(id: $id) { status link files { id } } }`;
    const read = async (by: typeof scene.marketer) =>
      (await api.ask<{ submission: object }>(by, shown, { id })).data.submission;
    const taken = { status: 'WITHDRAWN', files: [] };
    expect(await read(scene.marketer)).toEqual({ ...taken, link: null });
    expect(await read(scene.advocate)).toEqual({ ...taken, link: 'https://www.g2.com/r/1' });
    const decide = { id, version: 1, kind: 'APPROVE', idempotencyKey: newId() };
    const decided = await api.ask<{ decideSubmission: object }>(scene.marketer, DECIDE, {
      input: decide,
    });
    expect(decided.data.decideSubmission).toMatchObject({ code: 'SUBMISSION_WITHDRAWN' });
    const giveUp = () =>
      act('abandonParticipation', 'AbandonParticipation', 'Participation', participationId);
    const givenUp = { __typename: 'Participation', id: participationId, status: 'ABANDONED' };
    expect(await giveUp()).toEqual(givenUp);
    expect(await begin(scene)).toBe(participationId);
  });

  it('R-U3: a challenge opens on a day, and an advocate finds nothing of it before', async () => {
    const scene = await makeChallengeScene(test);
    const makes = async (operation: string, type: string, input: object) => {
      const { data } = await api.ask<Record<string, { id: string }>>(
        scene.marketer,
        `mutation ($input: ${type}Input!) { ${operation}(input: $input) {
           ... on Challenge { id status version opensAt closesAt }
           ... on UserError { code } ... on InvalidInput { problems { path rule } } } }`,
        { input: { idempotencyKey: newId(), ...input } },
      );
      return data[operation];
    };
    const draft = await makes('saveChallenge', 'SaveChallenge', reviewDraft);
    const { id = '' } = draft ?? {};
    const opensAt = '2999-01-01T00:00:00.000Z';
    const [closesAt, later] = ['2999-02-01T00:00:00.000Z', '2999-03-01T00:00:00.000Z'];
    const published = await makes('publishChallenge', 'PublishChallenge', {
      id,
      version: 1,
      opensAt,
      closesAt,
    });
    expect(published).toEqual({ id, status: 'SCHEDULED', version: 2, opensAt, closesAt });
    const seen = await api.ask(
      scene.advocate,
      `query ($id: ID!) { challenge(id: $id) { id } challenges { edges { node { id } } } }`,
      { id },
    );
    expect(seen.data).toEqual({
      challenge: null,
      challenges: { edges: [{ node: { id: scene.challengeId } }] },
    });
    const back = await makes('unscheduleChallenge', 'UnscheduleChallenge', { id, version: 2 });
    expect(back).toEqual({ id, status: 'DRAFT', version: 3, opensAt: null, closesAt: null });
    const opened = await makes('publishChallenge', 'PublishChallenge', {
      id,
      version: 3,
      closesAt,
    });
    expect(opened).toMatchObject({ status: 'LIVE', opensAt: null, closesAt });
    const extend = (version: number, end: string) =>
      makes('extendChallenge', 'ExtendChallenge', { id, version, closesAt: end });
    expect(await extend(4, opensAt)).toEqual({
      code: 'INVALID_INPUT',
      problems: [{ path: ['closesAt'], rule: 'R-C1' }],
    });
    expect(await extend(4, later)).toMatchObject({ status: 'LIVE', closesAt: later });
  });
});
