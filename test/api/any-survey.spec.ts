import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { checkAnswers } from '../../src/features/surveys/check-answers.rules.js';
import { makeChallengeScene, verbs, type ChallengeScene } from '../support/worlds/challenge-kit.js';
import { limit, runs } from '../support/long.js';
import { anyAnswers, soundAnswers } from '../support/worlds/survey-answers.js';
import { openSurveyApi, surveyActs, surveyDraft } from '../support/api/survey-api.js';
import { anySurvey, FILE_IDS } from '../support/worlds/surveys.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import type { TestApi } from '../support/api/test-graphql.js';
import { uploaded } from '../support/worlds/uploads.js';

const handedIn = anySurvey.chain((survey) =>
  fc.record({
    survey: fc.constant(survey),
    /** tried first, as a person would until nothing is wrong */
    tries: fc.array(anyAnswers(survey), { minLength: 1, maxLength: 2 }),
    sound: soundAnswers(survey),
  }),
);

/** R-S2: the portal's player runs `checkAnswers` of the survey that it was sent. */
describe('any survey × any answers, through the API', () => {
  let test: TestDatabase;
  let api: TestApi;
  let acts: ReturnType<typeof surveyActs>;
  let scene: ChallengeScene;
  let own: ReadonlyMap<string, string>;

  beforeAll(async () => {
    test = await openTestDatabase();
    api = await openSurveyApi(test);
    acts = surveyActs(test, api);
    scene = await makeChallengeScene(test);
    const files = await Promise.all(FILE_IDS.map(() => uploaded(api, scene.advocate)));
    own = new Map(FILE_IDS.map((id, place) => [id, files[place]?.id ?? '']));
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await test.close();
    await rm(api.config.home, { recursive: true, force: true });
  });

  /** The same answers with files that the advocate has uploaded. */
  const withOwnFiles = (answers: object): Record<string, unknown> =>
    JSON.parse(JSON.stringify(answers), (_, value: unknown) =>
      typeof value === 'string' ? (own.get(value) ?? value) : value,
    ) as Record<string, unknown>;

  async function startedOn(draft: ReturnType<typeof surveyDraft>): Promise<string> {
    const { marketer, advocate } = scene;
    const challengeId = await test.database.write(marketer, 'test', async (tx) => {
      const id = await verbs.save.saveChallenge(tx, marketer, draft);
      return verbs.publish.publishChallenge(tx, marketer, { id, version: 1 });
    });
    return acts.begin(advocate, challengeId);
  }

  it(
    'what the player lets through the server keeps, and what it marks the server refuses in the same words',
    async () => {
      await fc.assert(
        fc.asyncProperty(handedIn, async ({ survey, tries, sound }) => {
          const participationId = await startedOn(surveyDraft(survey));
          for (const given of [...tries, sound].map(withOwnFiles)) {
            const { problems, answers } = checkAnswers(survey, given);
            const told = await acts.submit(scene.advocate, participationId, given);
            if (problems.length === 0) {
              expect(told).toMatchObject({ __typename: 'Submission', status: 'APPROVED', answers });
              return;
            }
            expect(told.__typename).toBe('InvalidInput');
            expect(told.problems).toEqual(
              problems.map(({ path, message }) => ({
                path: ['answers', ...path],
                message,
                rule: 'R-S2',
              })),
            );
          }
          throw new Error('Right answers were refused.');
        }),
        runs(60, 500),
      );
    },
    limit(120_000, 900_000),
  );
});
