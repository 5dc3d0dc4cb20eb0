import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';

export const BalanceQuery = graphql(`
  query Balance {
    me {
      id
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
    }
    clock {
      now
    }
  }
`);

export const StatementQuery = graphql(`
  query Statement($after: String) {
    me {
      id
      statement(first: 20, after: $after) {
        edges {
          node {
            id
            occurredAt
            kind
            points
            balanceAfter
            rule
            subjectKind
            subjectId
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Statement = NonNullable<ResultOf<typeof StatementQuery>['me']>['statement'];
export type StatementLine = Statement['edges'][number]['node'];
