import { UserError } from '../errors/index.js';

interface Answered {
  readonly __typename: string;
}

/**
 * Runs a mutation's verb and shapes its outcome for the union: the success as `type`, a UserError
 * as the member that it names. A returned error is plain data (GraphQL.js would rethrow an
 * `Error`). Everything else is thrown on, to be masked.
 */
export async function answer<T extends object>(
  type: string,
  verb: () => Promise<T>,
): Promise<(T & Answered) | Answered> {
  try {
    return { ...(await verb()), __typename: type };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      ...error.extra,
      __typename: error.type,
      code: error.code,
      message: error.message,
      path: [...error.path],
    } as Answered;
  }
}
