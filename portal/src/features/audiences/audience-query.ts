import { graphql, type FragmentOf, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const AudienceSideFields = graphql(`
  fragment AudienceSideFields on AudienceSide @_unmask {
    segments {
      id
      name
    }
    tags {
      id
      name
    }
    people {
      id
      name
    }
  }
`);
export type SideRow = FragmentOf<typeof AudienceSideFields>;

export const AudienceFields = graphql(
  `
    fragment AudienceFields on Audience @_unmask {
      of
      id
      name
      version
      isEveryone
      size
      advocates
      include {
        ...AudienceSideFields
      }
      exclude {
        ...AudienceSideFields
      }
      broken {
        side
        segment {
          id
          name
        }
      }
    }
  `,
  [AudienceSideFields],
);
export type AudienceRow = FragmentOf<typeof AudienceFields>;
export type OwnerKind = AudienceRow['of'];

export const OneAudience = graphql(
  `
    query OneAudience($of: AudienceOwner!, $id: ID!) {
      audience(of: $of, id: $id) {
        ...AudienceFields
      }
    }
  `,
  [AudienceFields],
);

export const PreviewAudience = graphql(`
  query PreviewAudience($include: AudienceSideInput!, $exclude: AudienceSideInput!) {
    audiencePreview(include: $include, exclude: $exclude) {
      size
      advocates
      broken {
        side
        segment {
          id
          name
        }
      }
    }
  }
`);
export type BrokenRow = AudienceRow['broken'][number];

export const SetAudience = graphql(
  `
    mutation SetAudience($input: SetAudienceInput!) {
      setAudience(input: $input) {
        __typename
        ...AudienceFields
        ...UserErrorFields
      }
    }
  `,
  [AudienceFields, UserErrorFields],
);

export const AudienceMembers = graphql(`
  query AudienceMembers(
    $of: AudienceOwner!
    $id: ID!
    $search: String
    $first: PageSize = 25
    $after: String
  ) {
    audience(of: $of, id: $id) {
      id
      members(search: $search, first: $first, after: $after) {
        edges {
          node {
            id
            name
            status
            company {
              id
              name
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

export const CheckAudience = graphql(`
  query CheckAudience($of: AudienceOwner!, $id: ID!, $advocateId: ID!) {
    advocate(id: $advocateId) {
      id
      name
    }
    audience(of: $of, id: $id) {
      id
      isEveryone
      membership(advocateId: $advocateId) {
        isIn
        hasBegun
        parts {
          side
          isMet
          isBroken
          segment {
            id
            name
          }
          tag {
            id
            name
          }
          person {
            id
            name
          }
        }
      }
    }
  }
`);
export type CheckedPart = NonNullable<
  NonNullable<ResultOf<typeof CheckAudience>['audience']>['membership']
>['parts'][number];

export const FindSegments = graphql(`
  query FindSegments($search: String) {
    segments(search: $search, first: 20) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const FindPeople = graphql(`
  query FindPeople($search: String) {
    advocates(search: $search, first: 10) {
      edges {
        node {
          id
          name
          company {
            id
            name
          }
        }
      }
    }
  }
`);
