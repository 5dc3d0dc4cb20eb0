import { useMemo, type ReactNode } from 'react';
import { Provider } from 'urql';
import { currentLanguage } from '../i18n/i18n.js';
import { createClient } from './graphql/client.js';
import { graphql, type ResultOf } from './graphql/graphql.js';

/** Who is signed in, and where they belong: answered at every address, whatever programme it names. */
export const OwnProgramsQuery = graphql(`
  query OwnPrograms {
    viewer {
      memberId
      name
      email
      locale
      programs {
        program {
          id
          slug
          name
          color
        }
      }
    }
  }
`);

/** Null where nobody is signed in. */
export type OwnPrograms = ResultOf<typeof OwnProgramsQuery>['viewer'];

/** Pages of no programme: a client that names none. */
export function OutsidePrograms({ children }: { children: ReactNode }) {
  const client = useMemo(
    () =>
      createClient({
        language: currentLanguage,
        onSignedOut: () => undefined,
        onBroken: () => undefined,
      }),
    [],
  );
  return <Provider value={client}>{children}</Provider>;
}
