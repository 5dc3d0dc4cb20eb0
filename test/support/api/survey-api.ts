import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advocatesAccess, AdvocatesModule } from '../../../src/features/advocates/index.js';
import { companiesAccess, CompaniesModule } from '../../../src/features/companies/index.js';
import {
  challengesAccess,
  ChallengesModule,
  type SaveChallengeInput,
} from '../../../src/features/challenges/index.js';
import {
  AddFile,
  CountUpload,
  filesAccess,
  FilesModule,
  registerFileRoutes,
} from '../../../src/features/files/index.js';
import type { Survey } from '../../../src/features/surveys/survey-definition.rules.js';
import { surveysAccess, SurveysModule } from '../../../src/features/surveys/index.js';
import { timelineAccess } from '../../../src/features/timeline/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { FileStore } from '../../../src/platform/files/index.js';
import { Pictures } from '../../../src/platform/pictures/index.js';
import { NEIGHBOURS } from './challenge-api.js';
import { makeChallengeScene, type ChallengeScene } from '../worlds/challenge-kit.js';
import { LOGGER, type Logger } from '../../../src/platform/telemetry/index.js';
import type { TestDatabase } from '../database/test-database.js';
import { openTestApi, type TestApi } from './test-graphql.js';

/** Challenges with surveys, advocates and files on a port of loopback. */
export async function openSurveyApi(test: TestDatabase): Promise<TestApi> {
  const api = await openTestApi(
    test,
    [CompaniesModule, AdvocatesModule, FilesModule, ChallengesModule, SurveysModule],
    [
      companiesAccess,
      advocatesAccess,
      timelineAccess,
      filesAccess,
      challengesAccess,
      surveysAccess,
      NEIGHBOURS,
    ],
    await mkdtemp(join(tmpdir(), 'goodturn-files-')),
  );
  registerFileRoutes(api.app.getHttpAdapter().getInstance(), {
    config: api.config,
    database: test.database,
    identifier: api.identifier,
    store: api.app.get(FileStore),
    pictures: api.app.get(Pictures),
    addFile: api.app.get(AddFile),
    countUpload: api.app.get(CountUpload),
    logger: api.app.get<Logger>(LOGGER),
  });
  await api.listen();
  return api;
}

/** A challenge whose one stage asks a survey. */
export function surveyDraft(survey: Survey, change: object = {}): SaveChallengeInput {
  return {
    kind: 'OTHER',
    title: 'Complete our survey',
    summary: 'Ten minutes of your time',
    instructions: 'Answer what you can.',
    approvalCriteria: '',
    stages: [
      {
        title: 'Answer the questions',
        instructions: 'You may stop and go on later.',
        points: 100,
        kind: 'QUESTIONS',
        survey,
        ...change,
      },
    ],
    translations: [],
  };
}

export interface SurveyScene extends ChallengeScene {
  readonly participationId: Id;
}

export interface Answered {
  readonly __typename: string;
  readonly id?: Id;
  readonly status?: string;
  readonly version?: number;
  readonly currentVersion?: number;
  readonly code?: string;
  readonly message?: string;
  readonly answers?: Record<string, unknown>;
  readonly problems?: readonly { path: string[]; message: string; rule: string | null }[];
}

const REFUSAL =
  '... on UserError { code message } ... on InvalidInput { problems { path message rule } }';

/** What people do with a survey, through the API. */
export function surveyActs(test: TestDatabase, api: TestApi) {
  async function begin(advocate: Actor, challengeId: Id): Promise<Id> {
    const { data } = await api.ask<{ startChallenge: { id: Id } }>(
      advocate,
      `mutation ($id: ID!) { startChallenge(input: { challengeId: $id }) {
         ... on Participation { id } ... on UserError { message } } }`,
      { id: challengeId },
    );
    return data.startChallenge.id;
  }

  async function scene(survey: Survey, change: object = {}): Promise<SurveyScene> {
    const draft = { ...surveyDraft(survey, change), approvalCriteria: 'Answered with care.' };
    const made = await makeChallengeScene(test, draft);
    return { ...made, participationId: await begin(made.advocate, made.challengeId) };
  }

  async function submit(
    advocate: Actor,
    participationId: Id,
    answers: unknown,
    { key = newId(), ...more }: { key?: string; [field: string]: unknown } = {},
  ): Promise<Answered> {
    const { data } = await api.ask<{ submitStage: Answered }>(
      advocate,
      `mutation ($input: SubmitStageInput!) { submitStage(input: $input) { __typename
         ... on Submission { id status version answers } ${REFUSAL} } }`,
      {
        input: {
          participationId,
          stage: 1,
          fileIds: [],
          disclosureAccepted: true,
          idempotencyKey: key,
          answers,
          ...more,
        },
      },
    );
    return data.submitStage;
  }

  async function saveDraft(
    advocate: Actor,
    participationId: Id,
    answers: unknown,
    version: number,
    at: string | null = null,
  ): Promise<Answered> {
    const { data } = await api.ask<{ saveSurveyDraft: Answered }>(
      advocate,
      `mutation ($input: SaveSurveyDraftInput!) { saveSurveyDraft(input: $input) { __typename
         ... on SurveyDraft { version answers at savedAt }
         ... on StaleVersion { currentVersion } ${REFUSAL} } }`,
      { input: { participationId, stage: 1, answers, version, at } },
    );
    return data.saveSurveyDraft;
  }

  return { begin, scene, submit, saveDraft };
}
