import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

/** A stage's questions and the answers so far, for an advocate who takes part. */
export const SurveyToAnswer = graphql(`
  query SurveyToAnswer($participationId: ID!, $stage: Int!) {
    participation(id: $participationId) {
      id
      status
      currentStage
      challenge {
        id
        title
        translations {
          locale
          title
          stages {
            title
          }
        }
        stages {
          number
          title
          points
          needsDecision
          survey
        }
      }
      submissions {
        id
        stage
        status
        final
      }
    }
    surveyDraft(participationId: $participationId, stage: $stage) {
      version
      answers
      at
    }
  }
`);

export const SaveSurveyDraft = graphql(
  `
    mutation SaveSurveyDraft($input: SaveSurveyDraftInput!) {
      saveSurveyDraft(input: $input) {
        __typename
        ... on SurveyDraft {
          version
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const SubmitAnswers = graphql(
  `
    mutation SubmitAnswers($input: SubmitStageInput!) {
      submitStage(input: $input) {
        __typename
        ... on Submission {
          id
          status
          points
          participation {
            id
            challenge {
              id
            }
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type SurveyTask = ResultOf<typeof SurveyToAnswer>;
