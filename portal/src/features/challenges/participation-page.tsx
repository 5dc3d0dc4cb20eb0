import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { ErrorState } from '../../ui/states/states.js';

const ParticipationQuery = graphql(`
  query ParticipationChallenge($id: ID!) {
    participation(id: $id) {
      id
      challenge {
        id
      }
    }
  }
`);

/** Notices and the statement link to the participation; this leads to its challenge. */
export default function ParticipationPage() {
  const { t } = useTranslation('common');
  const path = useProgramPath();
  const { participationId } = useParams({ from: '/$programSlug/participations/$participationId' });
  const [query, ask] = useQuery({ query: ParticipationQuery, variables: { id: participationId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ participation }) =>
        participation ? (
          <Navigate to={path('challenges', participation.challenge.id)} replace />
        ) : (
          <ErrorState asPage title={t('error.notFound')}>
            {t('error.notFoundBody')}
          </ErrorState>
        )
      }
    </QueryView>
  );
}
