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
    }
  `,
  [StepFields],
);

/** What can be put on the path: what is not over. */
export const OpenChallengesQuery = graphql(`
  query OpenChallenges($first: PageSize = 100, $after: String) {
    challenges(
      first: $first
      after: $after
      filter: { statuses: [DRAFT, SCHEDULED, LIVE, PAUSED] }
    ) {
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
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

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

/** Ids of the challenges that the path still asks for: none once it is walked, or where there is none. */
export const stillToWalk = (
  steps: readonly Pick<OwnStep, 'state' | 'challenge'>[],
): ReadonlySet<string> =>
  new Set(steps.filter(({ state }) => state !== 'DONE').map(({ challenge }) => challenge.id));
