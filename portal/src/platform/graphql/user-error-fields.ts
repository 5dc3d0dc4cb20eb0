import type { UserError } from '../../ui/forms/user-errors.js';
import { graphql } from './graphql.js';

/** The fields of refusals that every mutation queries: `...UserErrorFields` inside the union. */
export const UserErrorFields = graphql(`
  fragment UserErrorFields on UserError @_unmask {
    __typename
    code
    message
    path
    ... on InvalidInput {
      problems {
        path
        message
      }
    }
    ... on RuleBroken {
      problems {
        path
        message
      }
    }
    ... on StillUsed {
      usedBy {
        name
      }
    }
    ... on NotPublishable {
      problems {
        path
        message
      }
    }
  }
`);

/** Whether a mutation answered with a refusal. */
export function isUserError<Result extends object>(
  result: Result,
): result is Extract<Result, { code: unknown; message: unknown }> & UserError {
  return 'code' in result && 'message' in result && 'path' in result;
}
