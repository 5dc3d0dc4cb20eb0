import { Container } from '@mantine/core';
import { Outlet, useParams } from '@tanstack/react-router';
import i18next from 'i18next';
import { Suspense, useEffect, useMemo } from 'react';
import { Provider, useMutation, useQuery } from 'urql';
import { chooseLanguage, currentLanguage, followMember } from '../i18n/i18n.js';
import { PageSkeleton } from '../ui/states.js';
import { createClient } from './graphql/client.js';
import { graphql } from './graphql/graphql.js';
import { QueryError } from './graphql/query-view.js';
import { ProgramFrame } from './program-frame.js';
import { signOut, useToSignIn } from './session.js';
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

function SignedInFrame() {
  const [{ data, error }, ask] = useQuery({ query: ViewerQuery });
  const [, setLanguage] = useMutation(SetLanguage);
  const toSignIn = useToSignIn();
  // The clock is read once for each answer: the difference to the programme's stays the same in between.
  const viewer = useMemo(() => (data ? viewerOf(data, Date.now()) : undefined), [data]);
  const signedOut = viewer === null;
  const language = viewer?.language;

  useEffect(() => {
    if (language) void followMember(language);
  }, [language]);
  useEffect(() => {
    if (signedOut) toSignIn();
  }, [signedOut, toSignIn]);

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

/** Every page of one programme: its own client, whose cache ends with it. */
export function ProgramLayout() {
  const { programSlug } = useParams({ from: '/$programSlug' });
  const toSignIn = useToSignIn();
  const client = useMemo(
    () =>
      createClient({
        programSlug,
        language: currentLanguage,
        onSignedOut: toSignIn,
        onBroken: tellBroken,
      }),
    [programSlug, toSignIn],
  );
  return (
    <Provider value={client} key={programSlug}>
      <SignedInFrame />
    </Provider>
  );
}
