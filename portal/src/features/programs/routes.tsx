import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute, rootRoute } from '../../platform/root-route.js';

/** `/` */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyPage(() => import('./start-page.js')),
});

const programStartRoute = createRoute({
  getParentRoute: () => programRoute,
  path: '/',
  component: lazyPage(() => import('./program-start-page.js')),
});

const settingsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'settings',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyPage(() => import('./settings-page.js')),
});

const peopleRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'people',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyPage(() => import('./people-page.js')),
});

const keysRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'keys',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyPage(() => import('./keys-page.js')),
});

const clockRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'clock',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyPage(() => import('./clock-page.js')),
});

export const programRoutes = [
  programStartRoute,
  settingsRoute,
  peopleRoute,
  keysRoute,
  clockRoute,
] as const;
