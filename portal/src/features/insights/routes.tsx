import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { programRoute } from '../../platform/root-route.js';

const overviewRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'overview',
  component: lazyRouteComponent(() => import('./overview-page.js')),
});

export const insightRoutes = [overviewRoute] as const;
