import type { CombinedError } from 'urql';

interface Extensions {
  code?: unknown;
  requestId?: unknown;
}

const extensionsOf = (error: CombinedError): Extensions[] =>
  error.graphQLErrors.map((each) => each.extensions as Extensions);

/** The code of the first error that has one: `FORBIDDEN`, `NOT_FOUND`, `INTERNAL_ERROR` … */
export function errorCode(error: CombinedError): string | undefined {
  const codes = extensionsOf(error).map((each) => each.code);
  return codes.find((code): code is string => typeof code === 'string');
}

export function requestIdOf(error: CombinedError): string | undefined {
  const ids = extensionsOf(error).map((each) => each.requestId);
  return ids.find((id): id is string => typeof id === 'string');
}

const NO_DATABASE: ReadonlySet<string | undefined> = new Set(['TIMED_OUT', 'UNAVAILABLE']);

/** No answer came, or the server answers and its database does not: the same request may succeed later. */
export function isUnreachable(error: CombinedError): boolean {
  return Boolean(error.networkError) || NO_DATABASE.has(errorCode(error));
}

export function isSignedOut(error: CombinedError): boolean {
  const response = error.response as Response | undefined;
  return response?.status === 401 || errorCode(error) === 'UNAUTHENTICATED';
}
