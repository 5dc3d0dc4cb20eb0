import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

export const Members = graphql(`
  query Members($first: PageSize = 50, $after: String) {
    members(first: $first, after: $after) {
      edges {
        node {
          id
          name
          email
          roles
          status
          invitation {
            sentAt
            remindedAt
            endsAt
            hasEnded
          }
          isMe
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type MemberRow = ResultOf<typeof Members>['members']['edges'][number]['node'];

export const InviteMember = graphql(
  `
    mutation InviteMember($input: InviteMemberInput!) {
      inviteMember(input: $input) {
        __typename
        ... on Membership {
          id
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const ChangeMemberRoles = graphql(
  `
    mutation ChangeMemberRoles($input: ChangeMemberRolesInput!) {
      changeMemberRoles(input: $input) {
        __typename
        ... on Membership {
          id
          roles
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const RemoveMember = graphql(
  `
    mutation RemoveMember($input: RemoveMemberInput!) {
      removeMember(input: $input) {
        __typename
        ... on Membership {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);
