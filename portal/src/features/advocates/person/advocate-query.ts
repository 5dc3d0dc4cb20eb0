import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { TimelineFields } from '../../../platform/graphql/timeline-fields.js';
import { EmployerFields } from '../profile/employer-verbs.js';
import { InterestFields } from '../interests/interest-verbs.js';
import { WillingFields } from '../willing/willing-verbs.js';

/** One advocate as the company's people see them, and the list of interests. */
export const AdvocateProfile = graphql(
  `
    query AdvocateProfile($id: ID!) {
      interests {
        ...InterestFields
      }
      advocate(id: $id) {
        id
        name
        email
        language
        timeZone
        version
        timeline {
          ...TimelineFields
        }
        status
        joinedAt
        firstActAt
        invitation {
          sentAt
          remindedAt
          endsAt
          hasEnded
          declinedAt
        }
        nomination {
          by
          isMine
          nominatedAt
          note
        }
        break {
          from
          backOn
        }
        interests {
          ...InterestFields
        }
        willing {
          ...WillingFields
        }
        ...EmployerFields
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
    }
  `,
  [TimelineFields, EmployerFields, InterestFields, WillingFields],
);

export type Advocate = NonNullable<ResultOf<typeof AdvocateProfile>['advocate']>;
