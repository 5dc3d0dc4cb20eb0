import { Container } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { Provider, useQuery } from 'urql';
import { currentLanguage } from '../i18n/i18n.js';
import { createClient } from './graphql/client.js';
import { graphql, type ResultOf } from './graphql/graphql.js';
import { QueryView } from './graphql/query-view.js';

/** The signed-in person and their programmes: the same under every programme's address. */
const OwnProgramsQuery = graphql(`
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

/** Loads the signed-in person, or null; anew each time, and again on request. */
export function LoadViewer({ children }: { children: (viewer: OwnPrograms) => ReactNode }) {
  const [query, ask] = useQuery({ query: OwnProgramsQuery, requestPolicy: 'network-only' });
  if (query.data) return children(query.data.viewer);
  return (
    <Container py="xl">
      <QueryView
        query={query}
        onRetry={() => {
          ask();
        }}
      >
        {() => null}
      </QueryView>
    </Container>
  );
}

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
