import { expect } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import type { ChallengeScene } from '../worlds/challenge-kit.js';
import type { TestApi } from './test-graphql.js';

/** What an advocate of a scene does through the API, as their portal asks for it. */
export function challengeApiActs(api: () => TestApi) {
  async function begin(scene: ChallengeScene): Promise<string> {
    const { data } = await api().ask<{ startChallenge: { id: string } }>(
      scene.advocate,
      `mutation ($id: ID!) { startChallenge(input: { challengeId: $id }) {
         ... on Participation { id status currentStage challenge { title stages { number proof } } }
         ... on UserError { code } } }`,
      { id: scene.challengeId },
    );
    expect(data.startChallenge).toMatchObject({ status: 'STARTED', currentStage: 1 });
    return data.startChallenge.id;
  }

  /** The first stage of `reviewDraft`. */
  async function submit(scene: ChallengeScene, participationId: string): Promise<string> {
    const { data } = await api().ask<{ submitStage: { id: string } }>(
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
    return data.submitStage.id;
  }

  return { begin, submit };
}
