import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const CheckInvitations = graphql(`
  query CheckInvitations($text: String, $advocateIds: [ID!]) {
    invitationCheck(text: $text, advocateIds: $advocateIds) {
      people {
        place
        name
        email
        outcome
      }
      left
    }
  }
`);

export const InviteAdvocates = graphql(
  `
    mutation InviteAdvocates($input: InviteAdvocatesInput!) {
      inviteAdvocates(input: $input) {
        __typename
        ... on InvitationRound {
          id
          invited
          refused {
            outcome
            count
          }
          advocates {
            id
            status
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type Checked = NonNullable<ResultOf<typeof CheckInvitations>['invitationCheck']>;
export type CheckedPerson = Checked['people'][number];
