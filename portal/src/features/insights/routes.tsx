import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { programRoute } from '../../platform/root-route.js';

const overviewRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'overview',
  loader: () => loadTexts('overview', 'status'),
  component: lazyRouteComponent(() => import('./overview-page.js')),
});

export const insightRoutes = [overviewRoute] as const;
