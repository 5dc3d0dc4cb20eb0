import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

export const DealFields = graphql(`
  fragment DealFields on Deal @_unmask {
    id
    name
    externalId
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
    wait {
      reason
    }
    referrals {
      id
      refereeName
    }
  }
`);

export const EditedDeal = graphql(
  `
    query EditedDeal($id: ID!) {
      deal(id: $id) {
        ...DealFields
      }
    }
  `,
  [DealFields],
);

/** The referral that the page was opened from. */
export const DealReferral = graphql(`
  query DealReferral($id: ID!) {
    referral(id: $id) {
      id
      refereeName
      company {
        id
        name
      }
    }
  }
`);

export const FindReferrals = graphql(`
  query FindReferrals($search: String) {
    referrals(filter: { search: $search }, first: 10) {
      edges {
        node {
          id
          refereeName
          company {
            id
            name
          }
        }
      }
    }
  }
`);

export const RecordDeal = graphql(
  `
    mutation RecordDeal($input: RecordDealInput!) {
      recordDeal(input: $input) {
        __typename
        ... on Deal {
          ...DealFields
        }
        ...UserErrorFields
      }
    }
  `,
  [DealFields, UserErrorFields],
);

export type DealRow = ResultOf<typeof DealFields>;
