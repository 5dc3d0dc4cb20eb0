import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { findStoredStageKinds } from '../../../src/features/challenges/index.js';
import { checkAnswers, type Answers } from '../../../src/features/surveys/check-answers.rules.js';
import type { Survey } from '../../../src/features/surveys/survey-definition.rules.js';
import { ANSWERED, countCells } from '../../../src/features/surveys/survey-results.rules.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { addAdvocate } from '../../support/worlds/challenge-kit.js';
import { limit, runs } from '../../support/long.js';
import { openSurveyApi, surveyActs, type SurveyScene } from '../../support/api/survey-api.js';
import { anyAnswers, soundAnswers } from '../../support/worlds/survey-answers.js';
import { anySurvey, aSurvey, SOUND_ANSWERS } from '../../support/worlds/surveys.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import type { TestApi } from '../../support/api/test-graphql.js';

type Given = Record<string, unknown>;

interface Results {
  readonly completed: number;
  readonly started: number;
  readonly questions: readonly {
    readonly question: string;
    readonly answered: number;
    readonly cells: readonly { cell: string; count: number }[];
  }[];
}

const questionsOf = ({ pages }: Survey) => pages.flatMap(({ questions }) => questions);

/** Whose files they would be is another test's business. */
function withoutFiles(survey: Survey, given: Given): Given {
  const files = new Set(questionsOf(survey).flatMap(({ id, kind }) => (kind === 'file' ? id : [])));
  return Object.fromEntries(Object.entries(given).filter(([id]) => !files.has(id)));
}

describe('answers through the API and back', () => {
  let test: TestDatabase;
  let api: TestApi;
  let acts: ReturnType<typeof surveyActs>;
  let people = 0;

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

  async function answerAs(scene: SurveyScene, answers: unknown): Promise<Actor> {
    people += 1;
    const email = `person${String(people)}@example.com`;
    const advocate = await addAdvocate(test, scene.marketer, email);
    await acts.submit(advocate, await acts.begin(advocate, scene.challengeId), answers);
    return advocate;
  }

  async function resultsOf(scene: SurveyScene): Promise<Results> {
    const { data } = await api.ask<{ surveyResults: Results }>(
      scene.marketer,
      `query ($id: ID!) { surveyResults(challengeId: $id, stage: 1) {
         started completed questions { question answered cells { cell count } } } }`,
      { id: scene.challengeId },
    );
    return data.surveyResults;
  }

  async function respondents(scene: SurveyScene, question?: string, cell?: string) {
    const { data } = await api.ask<{
      surveyResponses: { edges: { node: { answers: Answers; advocate: { name: string } } }[] };
    }>(
      scene.marketer,
      `query ($id: ID!, $question: ID, $cell: String) {
         surveyResponses(challengeId: $id, stage: 1, question: $question, cell: $cell) {
           edges { node { id version answers advocate { name } submission { id } files { id } } } } }`,
      { id: scene.challengeId, question: question ?? null, cell: cell ?? null },
    );
    return data.surveyResponses.edges.map(({ node }) => node);
  }

  it(
    'R-S2: the API refuses and keeps what the rules, which the player runs too, refuse and keep',
    async () => {
      const answered = anySurvey.chain((survey) =>
        fc.tuple(fc.constant(survey), anyAnswers(survey)),
      );
      await fc.assert(
        fc.asyncProperty(answered, async ([survey, any]) => {
          const given = withoutFiles(survey, any);
          const scene = await acts.scene(survey);
          const told = await acts.submit(scene.advocate, scene.participationId, given);
          const checked = checkAnswers(survey, given);
          if (checked.problems.length === 0) {
            expect(told).toMatchObject({ status: 'APPROVED', answers: checked.answers });
          } else {
            expect(told.problems?.map(({ path, message }) => [path.slice(1), message])).toEqual(
              checked.problems.map(({ path, message }) => [path, message]),
            );
          }
        }),
        runs(25, 500),
      );
    },
    limit(300_000, 3_600_000),
  );

  it('counts by question are those of the rules, and open the responses behind them', async () => {
    const survey = aSurvey({ single: { other: true, options: optionsOf('a', 'b') } });
    const scene = await acts.scene(survey);
    const given = fc
      .sample(soundAnswers(survey), { numRuns: 12, seed: 20_261_129 })
      .map((each) => withoutFiles(survey, each));
    for (const each of given) await answerAs(scene, each);
    const kept = given.map((each) => checkAnswers(survey, each).answers);
    const results = await resultsOf(scene);
    // The scene's own advocate has started and not answered.
    expect(results).toMatchObject({ started: 13, completed: 12 });
    const counts = countCells(survey, kept);
    for (const { question, answered, cells } of results.questions) {
      const wanted = new Map(counts.get(question));
      expect(answered).toBe(wanted.get(ANSWERED) ?? 0);
      wanted.delete(ANSWERED);
      expect(new Map(cells.map(({ cell, count }) => [cell, count]))).toEqual(wanted);
      for (const { cell, count } of cells.slice(0, 3)) {
        expect(await respondents(scene, question, cell)).toHaveLength(count);
      }
    }
    expect(await respondents(scene)).toHaveLength(12);
    expect(await respondents(scene, 'nowhere')).toEqual([]);
  });

  it('a start learns across programmes which kinds of stage are stored', async () => {
    await acts.scene(aSurvey());
    expect(await findStoredStageKinds(test.crossProgram)).toEqual(['QUESTIONS']);
  });

  it('R-S3: NPS is told in points from 20 answers on, below as counts', async () => {
    const scene = await acts.scene(aSurvey());
    const sound = withoutFiles(aSurvey(), SOUND_ANSWERS);
    const npsOf = async () => {
      const { data } = await api.ask<{ surveyResults: { questions: { nps: object | null }[] } }>(
        scene.marketer,
        `query ($id: ID!) { surveyResults(challengeId: $id, stage: 1) {
           questions { nps { promoters passives detractors score low high } } } }`,
        { id: scene.challengeId },
      );
      return data.surveyResults.questions.find(({ nps }) => nps !== null)?.nps;
    };
    for (let n = 1; n <= 19; n += 1) await answerAs(scene, { ...sound, nps: n <= 10 ? 9 : 3 });
    const counted = { promoters: 10, passives: 0, detractors: 9 };
    expect(await npsOf()).toEqual({ ...counted, score: null, low: null, high: null });
    await answerAs(scene, { ...sound, nps: 10 });
    // (11 - 9) / 20
    expect(await npsOf()).toMatchObject({ promoters: 11, score: 10 });
  }, 60_000);
});

function optionsOf(...ids: string[]) {
  return ids.map((id) => ({ id, text: { en: id } }));
}
