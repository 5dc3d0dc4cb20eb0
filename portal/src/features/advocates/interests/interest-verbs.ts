import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const InterestFields = graphql(`
  fragment InterestFields on Interest @_unmask {
    id
    name
    offered
  }
`);

export type Interest = ResultOf<typeof InterestFields>;

export const InterestList = graphql(
  `
    query InterestList {
      interests {
        ...InterestFields
      }
    }
  `,
  [InterestFields],
);

export const ChooseInterests = graphql(
  `
    mutation ChooseInterests($input: ChooseInterestsInput!) {
      chooseInterests(input: $input) {
        __typename
        ... on Advocate {
          id
          interests {
            ...InterestFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [InterestFields, UserErrorFields],
);

export const SaveInterest = graphql(
  `
    mutation SaveInterest($input: SaveInterestInput!) {
      saveInterest(input: $input) {
        __typename
        ... on Interest {
          ...InterestFields
        }
        ...UserErrorFields
      }
    }
  `,
  [InterestFields, UserErrorFields],
);

/** The names behind the ids of a timeline. */
export function namesOf(
  things: readonly ({ id: string; name: string } | null)[],
): Record<string, string> {
  return Object.fromEntries(things.flatMap((each) => (each ? [[each.id, each.name]] : [])));
}
