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
import { fetchWithin, PORTAL_HEADER, programHeader } from '../http.js';
import type { Connection } from './connection.js';
import { isSignedOut } from './errors.js';

export interface ClientSettings {
  /** The programme that every operation is about; none on the pages outside programmes. */
  programSlug?: string | undefined;
  language: () => Language;
  onSignedOut: () => void;
  /** A mutation was not answered, or answered with a masked error of the server. */
  onBroken: (error: CombinedError) => void;
  /** A mutation was answered. */
  onAnswered?: () => void;
  connection?: Connection;
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
          else if (operation.kind === 'mutation') settings.onBroken(error);
        },
        onResult({ error, operation }) {
          if (!error && operation.kind === 'mutation') settings.onAnswered?.();
        },
      }),
      ...(settings.connection ? [settings.connection.exchange] : []),
      cacheExchange,
      mapExchange({ onResult: withRowTypes }),
      fetchExchange,
    ],
    requestPolicy: 'cache-and-network',
    fetch: fetchWithin,
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
