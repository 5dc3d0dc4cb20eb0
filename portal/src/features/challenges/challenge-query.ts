import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { PictureFields } from '../pictures/picture-query.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';

export const ChallengesQuery = graphql(
  `
    query OwnChallenges($first: PageSize = 20, $after: String) {
      challenges(first: $first, after: $after) {
        edges {
          node {
            id
            status
            title
            summary
            translations {
              locale
              title
              summary
            }
            points
            picture {
              ...PictureFields
            }
            reviewSite {
              key
              name
            }
            stages {
              number
            }
            myParticipation {
              id
              status
              currentStage
              submissions {
                id
                stage
                status
                final
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PictureFields],
);

/** One version of a challenge as advocates read it. */
const ChallengeTexts = graphql(`
  fragment ChallengeTexts on Challenge @_unmask {
    id
    title
    summary
    instructions
    points
    disclosure
    translations {
      locale
      title
      summary
      instructions
      disclosure
      stages {
        title
        instructions
      }
    }
    stages {
      number
      title
      instructions
      points
      kind
      proof
    }
  }
`);

/** The challenge as it is started now, and as its reader started it (R-C1). */
export const ChallengeQuery = graphql(
  `
    query OwnChallenge($id: ID!) {
      challenge(id: $id) {
        ...ChallengeTexts
        status
        closesAt
        picture {
          ...PictureFields
        }
        reviewSite {
          key
          name
          url
          policy
          policyUrl
          checkedOn
        }
        myParticipation {
          id
          status
          currentStage
          challenge {
            ...ChallengeTexts
          }
          submissions {
            id
            stage
            status
            final
            text
            link
            files {
              id
              name
              mediaType
              url
            }
            submittedAt
            decision {
              kind
              reason
              message
              decidedAt
            }
          }
          timeline {
            ...TimelineFields
          }
        }
      }
    }
  `,
  [ChallengeTexts, PictureFields, TimelineFields],
);

type Challenges = ResultOf<typeof ChallengesQuery>['challenges'];
export type ListedChallenge = Challenges['edges'][number]['node'];
export type OwnChallenge = NonNullable<ResultOf<typeof ChallengeQuery>['challenge']>;
export type Participation = NonNullable<OwnChallenge['myParticipation']>;
export type Submission = Participation['submissions'][number];
export type Stage = OwnChallenge['stages'][number];
