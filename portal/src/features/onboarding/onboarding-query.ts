import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const StepFields = graphql(`
  fragment StepFields on OnboardingStep @_unmask {
    daysAfterJoining
    challenge {
      id
      title
      status
      definition {
        title
      }
    }
  }
`);

export const OnboardingPathQuery = graphql(
  `
    query OnboardingPath {
      onboardingPath {
        version
        steps {
          ...StepFields
        }
      }
      challenges(first: 100) {
        edges {
          node {
            id
            title
            status
            definition {
              title
            }
          }
        }
      }
    }
  `,
  [StepFields],
);

type Read = ResultOf<typeof OnboardingPathQuery>;
export type Path = Read['onboardingPath'];
export type PathStep = Path['steps'][number];
export type StepChallenge = PathStep['challenge'];

export const SaveOnboardingPath = graphql(
  `
    mutation SaveOnboardingPath($input: SaveOnboardingPathInput!) {
      saveOnboardingPath(input: $input) {
        __typename
        ... on OnboardingPath {
          version
          steps {
            ...StepFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [StepFields, UserErrorFields],
);

export const OwnOnboardingQuery = graphql(`
  query OwnOnboarding {
    ownOnboarding {
      state
      opensOn
      challenge {
        id
        title
        points
        translations {
          locale
          title
        }
      }
    }
  }
`);

export type OwnStep = ResultOf<typeof OwnOnboardingQuery>['ownOnboarding'][number];
