import { graphql, type FragmentOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

export const UndoAheadFields = graphql(`
  fragment UndoAheadFields on ImportUndoAhead @_unmask {
    referrals
    deals
    awards
    advocatesGone
    advocatesAsBefore
    companiesGone
    companiesAsBefore
    tagsGone
    staying
    stays {
      kind
      id
      name
      stay
    }
    takenBack
    awarded
    advocates {
      awarded
      takenBack
      advocate {
        id
        name
      }
    }
    leaning
    leanedOn {
      subjectKind
      subjectId
      subjectName
      lean
    }
  }
`);
export type UndoAhead = FragmentOf<typeof UndoAheadFields>;

export const PreviewImportUndo = graphql(
  `
    mutation PreviewImportUndo($input: UndoImportInput!) {
      previewImportUndo(input: $input) {
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

export const UndoImport = graphql(
  `
    mutation UndoImport($input: UndoImportInput!) {
      undoImport(input: $input) {
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

export const StopImport = graphql(
  `
    mutation StopImport($input: StopImportInput!) {
      stopImport(input: $input) {
        __typename
        ... on ImportRun {
          id
          state
          isStopping
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);
