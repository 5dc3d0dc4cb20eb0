import { Container } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  Outlet,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotLoaded } from '../i18n/not-loaded.js';
import { ButtonLink } from '../ui/link.js';
import { EmptyState, ErrorState, PageSkeleton } from '../ui/states/states.js';
import { serverAnswers } from './loading.js';
import { ProgramLayout } from './program-layout.js';

function NotFound() {
  const { t } = useTranslation('common');
  return (
    <EmptyState
      title={t('error.notFound')}
      action={<ButtonLink to="/">{t('error.home')}</ButtonLink>}
    >
      {t('error.notFoundBody')}
    </EmptyState>
  );
}

/** A page whose code did not come: loaded anew as soon as the server answers, never before. */
function PageMissing() {
  const { t } = useTranslation('common');
  const [trying, setTrying] = useState(false);
  const retry = async () => {
    setTrying(true);
    if (await serverAnswers()) window.location.reload();
    else setTrying(false);
  };
  return (
    <ErrorState onRetry={() => void retry()} retrying={trying}>
      {t('error.offline')}
    </ErrorState>
  );
}

/** A page that broke while it was shown: the frame around it stays. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  return error instanceof NotLoaded ? <PageMissing /> : <ErrorState onRetry={reset} />;
}

export const rootRoute = createRootRoute({
  component: () => (
    <Suspense
      fallback={
        <Container py="xl">
          <PageSkeleton />
        </Container>
      }
    >
      <Outlet />
    </Suspense>
  ),
  notFoundComponent: NotFound,
});

/** Every page of a programme is under its slug; the frame loads who is signed in there. */
export const programRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$programSlug',
  component: ProgramLayout,
});
