import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const DuplicateFields = graphql(`
  fragment DuplicateFields on Company @_unmask {
    id
    name
    possibleDuplicates {
      company {
        id
        name
      }
      reasons
    }
    saidToBeTwo {
      company {
        id
        name
      }
      saidAt
      saidBy
    }
  }
`);

export const CompanyDuplicates = graphql(
  `
    query CompanyDuplicates($id: ID!) {
      company(id: $id) {
        ...DuplicateFields
      }
    }
  `,
  [DuplicateFields],
);

export const DeclareTwoCompanies = graphql(
  `
    mutation DeclareTwoCompanies($input: DeclareTwoCompaniesInput!) {
      declareTwoCompanies(input: $input) {
        __typename
        ... on Company {
          ...DuplicateFields
        }
        ...UserErrorFields
      }
    }
  `,
  [DuplicateFields, UserErrorFields],
);

export type DuplicatesOfCompany = ResultOf<typeof DuplicateFields>;
