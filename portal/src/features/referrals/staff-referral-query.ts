import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';

export const StaffReferralFields = graphql(
  `
    fragment StaffReferralFields on Referral @_unmask {
      id
      version
      refereeName
      refereeEmail
      note
      source
      sourceLabel
      submittedAt
      submittedOn
      timeZone
      windowClosesAt
      windowOpen
      status
      reason
      step
      moderation
      confirmation
      rewardStatus
      fraudStatus
      possiblePoints
      pointsAwarded
      firstContactedAt
      firstContactTarget
      company {
        id
        name
      }
      advocate {
        id
        name
      }
      duplicateOf {
        id
        submittedOn
        advocate {
          id
          name
        }
      }
      contact {
        name
        email
      }
      deals {
        id
        name
        stage
        closedOn
        amount {
          amountMinor
          currency
        }
        company {
          id
          name
        }
      }
      notes {
        id
        text
      }
      touches {
        kind
        at
        won
      }
      timeline {
        ...TimelineFields
      }
    }
  `,
  [TimelineFields],
);

export const StaffReferral = graphql(
  `
    query StaffReferral($id: ID!) {
      referral(id: $id) {
        ...StaffReferralFields
      }
    }
  `,
  [StaffReferralFields],
);

export type StaffReferralRow = ResultOf<typeof StaffReferralFields>;
