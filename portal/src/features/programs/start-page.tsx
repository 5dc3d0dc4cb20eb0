import { Container } from '@mantine/core';
import { Navigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Provider, useQuery } from 'urql';
import { currentLanguage } from '../../i18n/i18n.js';
import { createClient } from '../../platform/graphql/client.js';
import { graphql } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { EmptyState } from '../../ui/states.js';

const OwnPrograms = graphql(`
  query OwnPrograms {
    viewer {
      memberId
      email
      programs {
        program {
          id
          slug
        }
      }
    }
  }
`);

function ToProgram() {
  const { t } = useTranslation('shell');
  const [query, ask] = useQuery({ query: OwnPrograms, requestPolicy: 'network-only' });
  return (
    <Container py="xl">
      <QueryView
        query={query}
        onRetry={() => {
          ask();
        }}
      >
        {({ viewer }) => {
          if (!viewer) return <Navigate to="/sign-in" replace />;
          const [first] = viewer.programs;
          if (first) {
            return (
              <Navigate to="/$programSlug" params={{ programSlug: first.program.slug }} replace />
            );
          }
          return (
            <EmptyState title={t('noPrograms.title')}>
              {t('noPrograms.body', { email: viewer.email })}
            </EmptyState>
          );
        }}
      </QueryView>
    </Container>
  );
}

/** The bare address: leads to the person's first programme, or to signing in. */
export default function StartPage() {
  const client = useMemo(
    () =>
      createClient({
        language: currentLanguage,
        onSignedOut: () => undefined,
        onBroken: () => undefined,
      }),
    [],
  );
  return (
    <Provider value={client}>
      <ToProgram />
    </Provider>
  );
}
