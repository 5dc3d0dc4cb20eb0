import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const WillingFields = graphql(`
  fragment WillingFields on Willing @_unmask {
    to
    saidOn
    source
    endsOn
    hasEnded
  }
`);

export type Willing = ResultOf<typeof WillingFields>;
export type WillingTo = Willing['to'];

/** In the order in which an advocate reads them: what asks most of them first. */
export const WILLING_TO = [
  'REFERENCE_CALL',
  'QUOTE',
  'CASE_STUDY',
  'LOGO',
  'SPEAKING',
  'PUBLIC_REVIEW',
  'BETA',
] as const satisfies readonly WillingTo[];

export const SayWilling = graphql(
  `
    mutation SayWilling($input: SayWillingInput!) {
      sayWilling(input: $input) {
        __typename
        ... on Advocate {
          id
          willing {
            ...WillingFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [WillingFields, UserErrorFields],
);

export const TakeBackWilling = graphql(
  `
    mutation TakeBackWilling($input: TakeBackWillingInput!) {
      takeBackWilling(input: $input) {
        __typename
        ... on Advocate {
          id
          willing {
            ...WillingFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [WillingFields, UserErrorFields],
);
