import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../platform/loading.js';
import { rootRoute } from '../../platform/root-route.js';
import { loadTexts } from '../../i18n/i18n.js';
import { returnAddress } from './return-address.js';

interface SignInSearch {
  returnTo?: string | undefined;
}

const search = (given: Record<string, unknown>): SignInSearch => {
  const returnTo = returnAddress(given['returnTo']);
  return returnTo === '/' ? {} : { returnTo };
};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: search,
  loader: () => loadTexts('sign-in', 'status'),
  component: lazyPage(() => import('./sign-in-page.js')),
});

const confirmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/confirm',
  validateSearch: (given: Record<string, unknown>): SignInSearch & { token?: string } => ({
    ...search(given),
    ...(typeof given['token'] === 'string' ? { token: given['token'] } : {}),
  }),
  loader: () => loadTexts('sign-in'),
  component: lazyPage(() => import('./confirm-sign-in-page.js')),
});

export const identityRoutes = [signInRoute, confirmRoute] as const;
