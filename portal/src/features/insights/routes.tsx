import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const overviewRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'overview',
  loader: () => loadTexts('overview', 'status', 'willing'),
  component: lazyPage(() => import('./overview-page.js')),
});

export const insightRoutes = [overviewRoute] as const;
