import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';

export const LinkQuery = graphql(`
  query OwnLink {
    me {
      id
      link {
        code
        url
        clicks
        referrals
      }
    }
    program {
      id
      conversionWindowDays
      conversionPoints
    }
  }
`);

export const OwnReferralsQuery = graphql(`
  query OwnReferrals($advocateId: ID, $first: PageSize = 20, $after: String) {
    referrals(first: $first, after: $after, filter: { advocateId: $advocateId }) {
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
          submittedOn
          windowOpen
          windowClosesAt
          timeZone
          pointsAwarded
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const OwnReferralQuery = graphql(
  `
    query OwnReferral($id: ID!) {
      referral(id: $id) {
        id
        refereeName
        refereeEmail
        company {
          id
          name
        }
        note
        source
        submittedOn
        windowDays
        timeZone
        windowClosesAt
        windowOpen
        status
        step
        moderation
        confirmation
        rewardStatus
        wonOutsideWindow
        pointsAwarded
        possiblePoints
        firstContactedAt
        firstContactTarget
        contact {
          name
          email
        }
        timeline {
          ...TimelineFields
        }
      }
    }
  `,
  [TimelineFields],
);

type Referrals = ResultOf<typeof OwnReferralsQuery>['referrals'];
export type ListedReferral = Referrals['edges'][number]['node'];
export type OwnReferral = NonNullable<ResultOf<typeof OwnReferralQuery>['referral']>;
