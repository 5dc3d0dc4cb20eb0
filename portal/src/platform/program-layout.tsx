import { Container } from '@mantine/core';
import { Outlet, useParams } from '@tanstack/react-router';
import i18next from 'i18next';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Provider, useMutation, useQuery } from 'urql';
import { chooseLanguage, currentLanguage, followMember } from '../i18n/i18n.js';
import { PageSkeleton } from '../ui/states.js';
import { createClient } from './graphql/client.js';
import { graphql } from './graphql/graphql.js';
import { QueryError } from './graphql/query-view.js';
import { ProgramFrame } from './program-frame.js';
import { signOut } from './session.js';
import { toast } from './toast.js';
import { toLocale, viewerOf, ViewerQuery } from './viewer.js';

const SetLanguage = graphql(`
  mutation SetLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      __typename
    }
  }
`);

/** Says that an act failed inside the server, with the number by which its log can be searched. */
function tellBroken(requestId: string | undefined): void {
  void toast({
    title: i18next.t('common:error.broken'),
    message: requestId
      ? i18next.t('common:error.requestId', { requestId })
      : i18next.t('common:error.offline'),
  });
}

function Waiting() {
  return (
    <Container py="xl">
      <PageSkeleton />
    </Container>
  );
}

function SignedInFrame({ onClosed }: { onClosed: () => void }) {
  const [{ data, error }, ask] = useQuery({ query: ViewerQuery });
  const [, setLanguage] = useMutation(SetLanguage);
  // The clock is read once for each answer: the difference to the programme's stays the same in between.
  const viewer = useMemo(() => (data ? viewerOf(data, Date.now()) : undefined), [data]);
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
  if (!viewer) {
    if (!error) return <Waiting />;
    return (
      <Container py="xl">
        <QueryError error={error} onRetry={refresh} />
      </Container>
    );
  }
  return (
    <ProgramFrame
      viewer={viewer}
      refresh={refresh}
      onLanguage={(chosen) => {
        void chooseLanguage(chosen);
        void setLanguage({ input: { locale: toLocale(chosen) } });
      }}
      onSignOut={() => void signOut()}
    >
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </ProgramFrame>
  );
}

/** Fetched by the few who have no programme at the address. */
const NotYourProgram = lazy(() => import('./not-your-program.js'));

/** The pages of one programme, with a client whose cache ends with them. */
function OneProgram({ slug }: { slug: string }) {
  const [closed, setClosed] = useState(false);
  const close = useCallback(() => {
    setClosed(true);
  }, []);
  const client = useMemo(
    () =>
      createClient({
        programSlug: slug,
        language: currentLanguage,
        onSignedOut: close,
        onBroken: tellBroken,
      }),
    [slug, close],
  );
  if (closed) {
    return (
      <Suspense fallback={<Waiting />}>
        <NotYourProgram slug={slug} />
      </Suspense>
    );
  }
  return (
    <Provider value={client}>
      <SignedInFrame onClosed={close} />
    </Provider>
  );
}

export function ProgramLayout() {
  const { programSlug } = useParams({ from: '/$programSlug' });
  return <OneProgram slug={programSlug} key={programSlug} />;
}
