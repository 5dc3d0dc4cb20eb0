import { graphql } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const NominateAdvocate = graphql(
  `
    mutation NominateAdvocate($input: NominateAdvocateInput!) {
      nominateAdvocate(input: $input) {
        __typename
        ... on Advocate {
          id
          name
        }
        ... on AlreadyAdvocate {
          advocateId
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const WithdrawAdvocate = graphql(
  `
    mutation WithdrawAdvocate($input: WithdrawAdvocateInput!) {
      withdrawAdvocate(input: $input) {
        __typename
        ... on Advocate {
          id
          status
          timeline {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);
