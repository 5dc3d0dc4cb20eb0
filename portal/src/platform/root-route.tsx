import { Container } from '@mantine/core';
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/link.js';
import { EmptyState, ErrorState, PageSkeleton } from '../ui/states.js';

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

/** A page that broke while it was shown: the frame around it stays. */
export function BrokenPage({ reset }: { reset: () => void }) {
  return <ErrorState onRetry={reset} />;
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

/** Every page of a programme stands under its slug; the frame knows who is signed in there. */
export const programRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$programSlug',
  component: lazyRouteComponent(() => import('./program-layout.js'), 'ProgramLayout'),
});
