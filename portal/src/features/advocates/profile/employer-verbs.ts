import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const EmployerFields = graphql(`
  fragment EmployerFields on Advocate @_unmask {
    id
    version
    employedSince
    company {
      id
      name
    }
    formerEmployers {
      id
      company {
        id
        name
      }
      since
      until
    }
  }
`);

export type Employed = ResultOf<typeof EmployerFields>;

export const CorrectFormerEmployer = graphql(
  `
    mutation CorrectFormerEmployer($input: CorrectFormerEmployerInput!) {
      correctFormerEmployer(input: $input) {
        __typename
        ... on Advocate {
          ...EmployerFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EmployerFields, UserErrorFields],
);

export const ChangeEmployer = graphql(
  `
    mutation ChangeEmployer($input: ChangeEmployerInput!) {
      changeEmployer(input: $input) {
        __typename
        ... on Advocate {
          ...EmployerFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EmployerFields, UserErrorFields],
);
