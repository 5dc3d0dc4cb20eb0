import { graphql, type FragmentOf, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { UndoAheadFields } from './undo-query.js';

const CountFields = graphql(`
  fragment CountFields on ImportCounts @_unmask {
    rows
    imported
    corrected
    unchanged
    superseded
    refused
    pointsAwarded
    pointsTakenBack
  }
`);
export type Counts = FragmentOf<typeof CountFields>;

const MappingFields = graphql(`
  fragment MappingFields on ImportMapping @_unmask {
    columns {
      field
      column
    }
    constants {
      field
      value
    }
    values {
      field
      value
      meaning
    }
    formats {
      field
      format
    }
    clearingWord
    encoding
    delimiter
  }
`);
export type Mapping = FragmentOf<typeof MappingFields>;

export const ImportKinds = graphql(`
  query ImportKinds {
    importKinds {
      kind
      mostMegabytes
      movesPoints
      needed
      fields {
        name
        label
        type
        words
        example
        isClearable
      }
    }
  }
`);
export type KindRow = ResultOf<typeof ImportKinds>['importKinds'][number];

export const ImportRuns = graphql(
  `
    query ImportRuns($first: PageSize = 25, $after: String) {
      importRuns(first: $first, after: $after) {
        edges {
          node {
            id
            kind
            state
            task
            origin
            fileName
            createdAt
            by {
              id
              name
            }
            counts {
              ...CountFields
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [CountFields],
);
export type RunRow = ResultOf<typeof ImportRuns>['importRuns']['edges'][number]['node'];

export const OneImport = graphql(
  `
    query OneImport($id: ID!) {
      importRun(id: $id) {
        id
        kind
        state
        task
        origin
        fileName
        sizeBytes
        createdAt
        endedAt
        share
        awardsPoints
        isFileKept
        isStopping
        canBeUndone
        undone
        undoneShare
        undoneAt
        undoneBy {
          id
          name
        }
        undoAhead {
          ...UndoAheadFields
        }
        errorsUrl
        columns
        by {
          id
          name
        }
        counts {
          ...CountFields
        }
        stop {
          reason
          upToRow
          points
          referrals
        }
        findings {
          says
          problems
          questions {
            field
            values {
              text
              row
            }
            answers {
              meaning
              format
              field
            }
          }
        }
        mapping {
          ...MappingFields
        }
        waitsFor {
          id
          fileName
          kind
        }
      }
    }
  `,
  [CountFields, MappingFields, UndoAheadFields],
);
export type Run = NonNullable<ResultOf<typeof OneImport>['importRun']>;
export type Question = NonNullable<Run['findings']>['questions'][number];

export const InspectImport = graphql(
  `
    query InspectImport($id: ID!, $encoding: String) {
      importRun(id: $id) {
        id
        inspection(encoding: $encoding) {
          problems
          encoding
          delimiter
          headerRow
          rowsSeen
          isWhole
          isKept
          columns {
            name
            isRepeated
            samples
            words
          }
          proposed {
            ...MappingFields
          }
        }
      }
    }
  `,
  [MappingFields],
);
export type Inspection = NonNullable<ResultOf<typeof InspectImport>['importRun']>['inspection'];

export const ImportRows = graphql(`
  query ImportRows($id: ID!, $outcome: ImportOutcome!, $first: PageSize = 20, $after: String) {
    importRun(id: $id) {
      id
      rows(outcome: $outcome, first: $first, after: $after) {
        edges {
          node {
            row
            outcome
            reason
            fields
            changes {
              column
              before
              after
            }
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
export type KeptRow = NonNullable<
  ResultOf<typeof ImportRows>['importRun']
>['rows']['edges'][number]['node'];

export const PreviewImport = graphql(
  `
    mutation PreviewImport($input: PreviewImportInput!) {
      previewImport(input: $input) {
        __typename
        ... on ImportRun {
          id
          state
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const StartImport = graphql(
  `
    mutation StartImport($input: StartImportInput!) {
      startImport(input: $input) {
        __typename
        ... on ImportRun {
          id
          state
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);
