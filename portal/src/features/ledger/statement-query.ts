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

/** A page of a statement, for every reader: `...StatementPage`; the operation has `$locale`. */
const StatementPage = graphql(`
  fragment StatementPage on StatementConnection @_unmask {
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
        subjectName(locale: $locale)
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);

export const StatementQuery = graphql(
  `
    query Statement($locale: Locale, $first: PageSize = 20, $after: String) {
      me {
        id
        statement(first: $first, after: $after) {
          ...StatementPage
        }
      }
    }
  `,
  [StatementPage],
);

export const AdvocateStatementQuery = graphql(
  `
    query AdvocateStatement($id: ID!, $locale: Locale, $first: PageSize = 10, $after: String) {
      advocate(id: $id) {
        id
        statement(first: $first, after: $after) {
          ...StatementPage
        }
      }
    }
  `,
  [StatementPage],
);

export type Statement = ResultOf<typeof StatementPage>;
export type StatementLine = Statement['edges'][number]['node'];

/** For a reader without a profile. */
export const NO_LINES: Statement = {
  edges: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};
