import { Container } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { NoProgram } from '../../platform/no-program.js';
import { OutsidePrograms, OwnProgramsQuery } from '../../platform/outside-programs.js';

function ToProgram() {
  const { t } = useTranslation('no-program');
  const [query, ask] = useQuery({ query: OwnProgramsQuery, requestPolicy: 'network-only' });
  if (!query.data) {
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
  const { viewer } = query.data;
  if (!viewer) return <Navigate to="/sign-in" replace />;
  const [first] = viewer.programs;
  if (first) {
    return <Navigate to="/$programSlug" params={{ programSlug: first.program.slug }} replace />;
  }
  return (
    <NoProgram
      viewer={viewer}
      title={t('none.title')}
      body={t('none.body', { email: viewer.email })}
      returnTo="/"
    />
  );
}

/** The bare address: leads to the person's first programme, or to signing in. */
export default function StartPage() {
  return (
    <OutsidePrograms>
      <ToProgram />
    </OutsidePrograms>
  );
}
