import { graphql } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const PauseAdvocate = graphql(
  `
    mutation PauseAdvocate($input: PauseAdvocateInput!) {
      pauseAdvocate(input: $input) {
        __typename
        ... on Advocate {
          id
          status
          break {
            from
            backOn
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const ResumeAdvocate = graphql(
  `
    mutation ResumeAdvocate($input: ResumeAdvocateInput!) {
      resumeAdvocate(input: $input) {
        __typename
        ... on Advocate {
          id
          status
          break {
            from
            backOn
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export interface ShownBreak {
  from: 'ADVOCATE' | 'STAFF';
  backOn: string | null;
}
