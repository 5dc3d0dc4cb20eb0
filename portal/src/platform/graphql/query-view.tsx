import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError, UseQueryState } from 'urql';
import { ErrorState, PageSkeleton } from '../../ui/states/states.js';
import { errorCode, requestIdOf } from './errors.js';

interface QueryErrorProps {
  error: CombinedError;
  onRetry: () => void;
  retrying?: boolean | undefined;
}

/** Why there is no data, and what to do about it. */
export function QueryError({ error, onRetry, retrying }: QueryErrorProps) {
  const { t } = useTranslation('common');
  if (error.networkError) {
    return (
      <ErrorState onRetry={onRetry} retrying={retrying}>
        {t('error.offline')}
      </ErrorState>
    );
  }
  if (errorCode(error) === 'FORBIDDEN') {
    return <ErrorState title={t('error.forbidden')}>{t('error.forbiddenBody')}</ErrorState>;
  }
  if (errorCode(error) === 'NOT_FOUND') {
    return <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>;
  }
  return <ErrorState onRetry={onRetry} retrying={retrying} requestId={requestIdOf(error)} />;
}

interface QueryViewProps<Data> {
  query: Pick<UseQueryState<Data>, 'data' | 'error' | 'fetching'>;
  onRetry: () => void;
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/**
 * The three states of every screen: its skeleton, its error with a retry, its data. Data stays
 * shown while it is fetched again.
 */
export function QueryView<Data>({ query, onRetry, skeleton, children }: QueryViewProps<Data>) {
  if (query.data) return children(query.data);
  if (query.error) {
    return <QueryError error={query.error} onRetry={onRetry} retrying={query.fetching} />;
  }
  return skeleton ?? <PageSkeleton />;
}
