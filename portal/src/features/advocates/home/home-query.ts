import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { TimelineFields } from '../../../platform/graphql/timeline-fields.js';

export const HomeQuery = graphql(
  `
    query Home {
      me {
        id
        name
        welcomed
        contact {
          name
          email
        }
        points {
          available
          pending
          lifetime
          owed
          nextExpiry {
            points
            on
          }
        }
        impact {
          referrals
          converted
          challengesCompleted
        }
      }
      challenges(first: 20) {
        edges {
          node {
            id
            title
            translations {
              locale
              title
            }
            points
            myParticipation {
              id
              status
              currentStage
              submissions {
                id
                stage
                status
                final
                decision {
                  message
                }
              }
            }
          }
        }
      }
      referrals(
        first: 20
        filter: {
          mine: true
          statuses: [SUBMITTED, ACCEPTED, QUALIFIED, MEETING, OPPORTUNITY, EXPIRED]
        }
      ) {
        edges {
          node {
            id
            refereeName
            company {
              id
              name
            }
            status
            confirmation
            possiblePoints
            windowOpen
            windowClosesAt
            timeZone
            contact {
              name
            }
            timeline {
              ...TimelineFields
            }
          }
        }
      }
    }
  `,
  [TimelineFields],
);

type Home = ResultOf<typeof HomeQuery>;
export type Me = NonNullable<Home['me']>;
export type HomeChallenge = Home['challenges']['edges'][number]['node'];
export type HomeReferral = Home['referrals']['edges'][number]['node'];
