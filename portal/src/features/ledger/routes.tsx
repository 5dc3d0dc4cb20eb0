import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { programRoute } from '../../platform/root-route.js';

const pointsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'points',
  component: lazyRouteComponent(() => import('./points-page.js')),
});

export const ledgerRoutes = [pointsRoute] as const;
