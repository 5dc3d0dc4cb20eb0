import { cacheExchange, Client, fetchExchange, mapExchange, type CombinedError } from 'urql';
import type { Language } from '../../i18n/languages.js';
import { fetchWithin, PORTAL_HEADER, programHeader } from '../http.js';
import { afterMutation } from './after-mutation.js';
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
      afterMutation,
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
