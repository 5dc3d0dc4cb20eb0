import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { programRoute } from '../../platform/root-route.js';

const noticesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'notices',
  component: lazyRouteComponent(() => import('./notices-page.js')),
});

const preferencesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'preferences',
  component: lazyRouteComponent(() => import('./preferences-page.js')),
});

export const notificationRoutes = [noticesRoute, preferencesRoute] as const;
