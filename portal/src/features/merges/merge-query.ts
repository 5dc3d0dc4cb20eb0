import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const MergedFacts = graphql(`
  fragment MergedFacts on Company @_unmask {
    id
    name
    country
    giftsAllowed
    publicSector
    owner {
      id
      name
    }
    revenue {
      amountMinor
      currency
    }
    customerSince
    renewsOn
    industry
    employees
  }
`);

export const FindCompanies = graphql(`
  query FindCompanies($search: String) {
    companies(filter: { search: $search }, first: 20) {
      edges {
        node {
          id
          name
          externalId
        }
      }
    }
  }
`);

export const MergePreview = graphql(
  `
    query MergePreview($mergedId: ID!, $survivorId: ID!) {
      companyMergePreview(mergedId: $mergedId, survivorId: $survivorId) {
        merged {
          ...MergedFacts
        }
        survivor {
          ...MergedFacts
        }
        moves {
          kind
          count
        }
        factsTaken
        factsKept
        referrals {
          referral {
            id
            refereeName
            company {
              name
            }
          }
          statusBefore
          statusAfter
          pointsBefore
          pointsAfter
        }
      }
    }
  `,
  [MergedFacts],
);

export const MergeCompanies = graphql(
  `
    mutation MergeCompanies($input: MergeCompaniesInput!) {
      mergeCompanies(input: $input) {
        __typename
        ... on Company {
          id
          name
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const UnmergeCompanies = graphql(
  `
    mutation UnmergeCompanies($input: UnmergeCompaniesInput!) {
      unmergeCompanies(input: $input) {
        __typename
        ... on Company {
          id
          name
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const CompanyMerges = graphql(`
  query CompanyMerges($id: ID!) {
    company(id: $id) {
      id
      name
      merges {
        id
        merged {
          id
          name
          externalId
        }
        mergedAt
        mergedBy
        staysFrom
        canBeTakenBack
        takenBackAt
        moved {
          kind
          count
        }
      }
    }
  }
`);

export type Preview = NonNullable<ResultOf<typeof MergePreview>['companyMergePreview']>;
export type MergedFactsOf = Preview['survivor'];
type Merges = NonNullable<ResultOf<typeof CompanyMerges>['company']>;
export type MergeOf = Merges['merges'][number];
