import {
  cacheExchange,
  Client,
  fetchExchange,
  makeOperation,
  mapExchange,
  type CombinedError,
  type OperationResult,
} from 'urql';
import type { Language } from '../../i18n/languages.js';
import { PORTAL_HEADER, programHeader } from '../http.js';

export interface ClientSettings {
  /** The programme that every operation is about; none on the pages outside programmes. */
  programSlug?: string | undefined;
  language: () => Language;
  onSignedOut: () => void;
  /** A masked error of the server with the request's id, where it gave one. */
  onBroken: (requestId: string | undefined) => void;
}

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

export function isSignedOut(error: CombinedError): boolean {
  const response = error.response as Response | undefined;
  return response?.status === 401 || errorCode(error) === 'UNAUTHENTICATED';
}

/** `Submission` of each `SubmissionConnection` in an answer. */
function rowTypes(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const { __typename: name } = data as { __typename?: unknown };
  const own = typeof name === 'string' && name.endsWith('Connection') ? [name.slice(0, -10)] : [];
  return [...own, ...Object.values(data).flatMap(rowTypes)];
}

/** The cache asks anew when a type of an answer changed: an empty list has no row that names its type. */
function withRowTypes(result: OperationResult): OperationResult {
  const { operation } = result;
  if (operation.kind !== 'query') return result;
  const { additionalTypenames = [] } = operation.context;
  const types = [...additionalTypenames, ...rowTypes(result.data)];
  const context = { ...operation.context, additionalTypenames: types };
  return { ...result, operation: makeOperation('query', operation, context) };
}

/**
 * One client for one programme: its cache holds nothing of another (R-A1), and it is thrown away with the
 * programme's pages.
 */
export function createClient(settings: ClientSettings): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [
      mapExchange({
        onError(error, operation) {
          if (isSignedOut(error)) settings.onSignedOut();
          // A query shows its error where its data would be; a mutation has no such place.
          else if (operation.kind === 'mutation') settings.onBroken(requestIdOf(error));
        },
      }),
      cacheExchange,
      mapExchange({ onResult: withRowTypes }),
      fetchExchange,
    ],
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: {
        ...PORTAL_HEADER,
        'accept-language': settings.language(),
        ...(settings.programSlug ? programHeader(settings.programSlug) : {}),
      },
    }),
  });
}
