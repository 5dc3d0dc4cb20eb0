import { Container } from '@mantine/core';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.js';
import { Provider, useMutation, useQuery } from 'urql';
import { currentLanguage, followMember } from '../i18n/i18n.js';
import { PageSkeleton } from '../ui/states/states.js';
import { changeLanguage } from './change-language.js';
import { ConnectionBar } from './connection-bar.js';
import { createClient } from './graphql/client.js';
import { Connection } from './graphql/connection.js';
import { graphql } from './graphql/graphql.js';
import { QueryError } from './graphql/query-view.js';
import { ProgramFrame } from './program-frame.js';
import { signOut } from './session.js';
import { forgetBroken, reportBroken } from './report-broken.js';
import { UnsavedGuard } from './unsaved-guard.js';
import { useDetectedZone } from './use-detected-zone.js';
import { toLocale } from '../i18n/languages.js';
import { viewerOf, ViewerQuery } from './viewer.js';

const SetLanguage = graphql(`
  mutation SetLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      __typename
    }
  }
`);

function Waiting() {
  return (
    <Container py="xl">
      <PageSkeleton />
    </Container>
  );
}

interface SignedInFrameProps {
  connection: Connection;
  onClosed: () => void;
}

function SignedInFrame({ connection, onClosed }: SignedInFrameProps) {
  const [{ data, error, fetching }, ask] = useQuery({ query: ViewerQuery });
  const [, setLanguage] = useMutation(SetLanguage);
  // The clock is read once for each answer: the difference to the programme's stays the same in between.
  const viewer = useMemo(() => (data ? viewerOf(data, Date.now()) : undefined), [data]);
  useDetectedZone(data?.me?.timeZoneFrom === 'PROGRAM');
  const signedOut = viewer === null;
  const language = viewer?.language;

  useEffect(() => {
    if (language) void followMember(language);
  }, [language]);
  useEffect(() => {
    if (signedOut) onClosed();
  }, [signedOut, onClosed]);

  const refresh = useMemo(
    () => () => {
      ask({ requestPolicy: 'network-only' });
    },
    [ask],
  );
  useEffect(() => {
    // A request shows the reader that they are offline before they press anything.
    window.addEventListener('offline', refresh);
    return () => {
      window.removeEventListener('offline', refresh);
    };
  }, [refresh]);
  if (!viewer) {
    if (!error) return <Waiting />;
    return (
      <Container py="xl">
        <QueryError error={error} onRetry={refresh} retrying={fetching} />
      </Container>
    );
  }
  return (
    <ProgramFrame
      viewer={viewer}
      refresh={refresh}
      notice={<ConnectionBar connection={connection} />}
      onLanguage={(chosen) => {
        void changeLanguage(chosen).then((changed) => {
          if (changed) void setLanguage({ input: { locale: toLocale(chosen) } });
        });
      }}
      onSignOut={() => void signOut()}
    >
      <UnsavedGuard />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </ProgramFrame>
  );
}

/** Fetched by the few who have no programme at the address. */
const NotYourProgram = lazyPart(() => import('./not-your-program.js'));

/** The pages of one programme, with a client whose cache ends with them. */
function OneProgram({ slug }: { slug: string }) {
  const [closed, setClosed] = useState(false);
  const close = useCallback(() => {
    setClosed(true);
  }, []);
  const [connection] = useState(() => new Connection());
  const client = useMemo(
    () =>
      createClient({
        programSlug: slug,
        language: currentLanguage,
        onSignedOut: close,
        onBroken: reportBroken,
        onAnswered: forgetBroken,
        connection,
      }),
    [slug, close, connection],
  );
  const { pathname } = useLocation();
  // The failure of an act on another page is not shown here.
  useEffect(() => forgetBroken, [pathname]);
  if (closed) {
    return (
      <Suspense fallback={<Waiting />}>
        <NotYourProgram slug={slug} />
      </Suspense>
    );
  }
  return (
    <Provider value={client}>
      <SignedInFrame connection={connection} onClosed={close} />
    </Provider>
  );
}

export function ProgramLayout() {
  const { programSlug } = useParams({ from: '/$programSlug' });
  return <OneProgram slug={programSlug} key={programSlug} />;
}
