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

/** Names of what the lines are for; a line whose name is not among them says what kind of thing it is. */
export const SubjectNamesQuery = graphql(`
  query SubjectNames {
    referrals(first: 100, filter: { mine: true }) {
      edges {
        node {
          id
          refereeName
        }
      }
    }
    redemptions(first: 100, filter: { mine: true }) {
      edges {
        node {
          id
          reward {
            id
            name
          }
        }
      }
    }
    challenges(first: 100) {
      edges {
        node {
          id
          title
          myParticipation {
            id
          }
        }
      }
    }
  }
`);

type Statement = NonNullable<ResultOf<typeof StatementQuery>['me']>['statement'];
export type StatementLine = Statement['edges'][number]['node'];
export type SubjectNames = ResultOf<typeof SubjectNamesQuery>;
