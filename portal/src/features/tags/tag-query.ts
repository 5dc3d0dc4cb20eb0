import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

export const AdvocateTags = graphql(`
  query AdvocateTags($id: ID!) {
    advocate(id: $id) {
      id
      tags {
        id
        name
      }
    }
  }
`);

export const CompanyTags = graphql(`
  query CompanyTags($id: ID!) {
    company(id: $id) {
      id
      tags {
        id
        name
      }
    }
  }
`);

export const TagAdvocates = graphql(
  `
    mutation TagAdvocates($input: TagAdvocatesInput!) {
      tagAdvocates(input: $input) {
        __typename
        ... on TaggedAdvocates {
          changed
          advocates {
            id
            tags {
              id
            }
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const TagCompanies = graphql(
  `
    mutation TagCompanies($input: TagCompaniesInput!) {
      tagCompanies(input: $input) {
        __typename
        ... on TaggedCompanies {
          changed
          companies {
            id
            tags {
              id
            }
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

/** Tags whose names hold what somebody typed. */
export const FindTags = graphql(`
  query FindTags($search: String) {
    tags(search: $search, first: 10) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const TagNames = graphql(`
  query TagNames($ids: [ID!]) {
    tags(ids: $ids, first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const TagList = graphql(`
  query TagList($search: String, $first: PageSize = 50, $after: String) {
    tags(search: $search, first: $first, after: $after) {
      edges {
        node {
          id
          name
          version
          advocateCount
          companyCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RenameTag = graphql(
  `
    mutation RenameTag($input: RenameTagInput!) {
      renameTag(input: $input) {
        __typename
        ... on Tag {
          id
          name
          version
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const DeleteTag = graphql(
  `
    mutation DeleteTag($input: DeleteTagInput!) {
      deleteTag(input: $input) {
        __typename
        ... on DeletedTag {
          id
          name
          advocates
          companies
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type TagRow = ResultOf<typeof TagList>['tags']['edges'][number]['node'];
