import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { programRoute } from '../../platform/root-route.js';

const homeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'home',
  loader: () => loadTexts('home', 'status', 'timeline'),
  component: lazyRouteComponent(() => import('./home-page.js')),
});

const advocatesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'advocates',
  component: lazyRouteComponent(() => import('./advocates-page.js')),
});

const advocateRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'advocates/$advocateId',
  component: lazyRouteComponent(() => import('./advocate-page.js')),
});

export const advocateRoutes = [homeRoute, advocatesRoute, advocateRoute] as const;
