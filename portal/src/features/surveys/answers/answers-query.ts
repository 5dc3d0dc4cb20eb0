import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';

export const SurveyResultsQuery = graphql(`
  query SurveyResults($challengeId: ID!, $stage: Int!) {
    surveyResults(challengeId: $challengeId, stage: $stage) {
      title
      version
      survey
      started
      completed
      questions {
        question
        answered
        cells {
          cell
          count
        }
      }
    }
  }
`);

export const SurveyResponsesQuery = graphql(`
  query SurveyResponses(
    $challengeId: ID!
    $stage: Int!
    $version: Int!
    $question: ID
    $cell: String
    $first: PageSize!
    $after: String
  ) {
    surveyResponses(
      challengeId: $challengeId
      stage: $stage
      version: $version
      question: $question
      cell: $cell
      first: $first
      after: $after
    ) {
      edges {
        node {
          id
          submittedAt
          answers
          advocate {
            id
            name
            company {
              id
              name
            }
          }
          files {
            id
            name
            url
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type SurveyResults = NonNullable<ResultOf<typeof SurveyResultsQuery>['surveyResults']>;
export type ResponseRow = ResultOf<
  typeof SurveyResponsesQuery
>['surveyResponses']['edges'][number]['node'];
