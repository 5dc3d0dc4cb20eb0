import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { programRoute } from '../../platform/root-route.js';

const recordDealRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'record/deal',
  component: lazyRouteComponent(() => import('./record-deal-page.js')),
});

export const dealRoutes = [recordDealRoute] as const;
