import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';

export const OwnHoldings = graphql(`
  query OwnHoldings {
    ownHoldings {
      kind
      count
      firstAt
      lastAt
      keptDays
    }
  }
`);

export const OwnRecords = graphql(`
  query OwnRecords($kind: HoldingKind!, $first: PageSize!, $after: String) {
    ownRecords(kind: $kind, first: $first, after: $after) {
      edges {
        node {
          id
          at
          held
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Holding = ResultOf<typeof OwnHoldings>['ownHoldings'][number];
export type HeldRecord = ResultOf<typeof OwnRecords>['ownRecords']['edges'][number]['node'];
