import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const noticesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'notices',
  loader: () => loadTexts('notices', 'timeline'),
  component: lazyPage(() => import('./notices-page.js')),
});

const preferencesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'preferences',
  loader: () =>
    loadTexts(
      'notices',
      'address',
      'attributes',
      'employer',
      'interests',
      'presence',
      'refusals',
      'timeline',
      'willing',
    ),
  component: lazyPage(() => import('./preferences-page.js')),
});

export const notificationRoutes = [noticesRoute, preferencesRoute] as const;
