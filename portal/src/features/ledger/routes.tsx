import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { programRoute } from '../../platform/root-route.js';

const pointsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'points',
  loader: () => loadTexts('points'),
  component: lazyRouteComponent(() => import('./points-page.js')),
});

export const ledgerRoutes = [pointsRoute] as const;
