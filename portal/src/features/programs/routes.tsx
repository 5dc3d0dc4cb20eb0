import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { programRoute, rootRoute } from '../../platform/root-route.js';

/** `/` */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./start-page.js')),
});

const programStartRoute = createRoute({
  getParentRoute: () => programRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./program-start-page.js')),
});

const settingsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'settings',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./settings-page.js')),
});

const peopleRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'people',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./people-page.js')),
});

const keysRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'keys',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./keys-page.js')),
});

const clockRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'clock',
  loader: () => loadTexts('administration', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./clock-page.js')),
});

export const programRoutes = [
  programStartRoute,
  settingsRoute,
  peopleRoute,
  keysRoute,
  clockRoute,
] as const;
