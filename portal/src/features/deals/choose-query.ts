import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const ChoosableDealFields = graphql(
  `
    fragment ChoosableDealFields on Deal @_unmask {
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
        candidates
        since
      }
      choice {
        version
        chosenAt
        chosenBy
      }
      split {
        version
        declaredAt
        declaredBy
        shares {
          percent
          referral {
            id
          }
        }
      }
      referrals {
        id
        refereeName
        company {
          id
          name
        }
      }
      timeline {
        ...TimelineFields
      }
    }
  `,
  [TimelineFields],
);

export const DealPageQuery = graphql(
  `
    query DealPage($id: ID!) {
      deal(id: $id) {
        ...ChoosableDealFields
      }
    }
  `,
  [ChoosableDealFields],
);

export const ReferralsToChoose = graphql(`
  query ReferralsToChoose($filter: ReferralFilter) {
    referrals(filter: $filter, first: 20) {
      edges {
        node {
          id
          refereeName
          status
          submittedOn
          windowDays
          company {
            id
            name
          }
          advocate {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const ChooseReferrals = graphql(
  `
    mutation ChooseReferrals($input: ChooseReferralsInput!) {
      chooseReferrals(input: $input) {
        __typename
        ... on Deal {
          ...ChoosableDealFields
        }
        ... on ReferralEnded {
          endedIds
        }
        ... on NoLongerWaits {
          deal {
            ...ChoosableDealFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [ChoosableDealFields, UserErrorFields],
);

export const DeclareSplit = graphql(
  `
    mutation DeclareSplit($input: DeclareSplitInput!) {
      declareSplit(input: $input) {
        __typename
        ... on Deal {
          ...ChoosableDealFields
        }
        ... on SplitChanged {
          deal {
            ...ChoosableDealFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [ChoosableDealFields, UserErrorFields],
);

export type ChoosableDeal = ResultOf<typeof ChoosableDealFields>;
export type ReferralToChoose = NonNullable<
  ResultOf<typeof ReferralsToChoose>['referrals']['edges'][number]
>['node'];
