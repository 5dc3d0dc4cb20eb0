import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const pointsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'points',
  loader: () => loadTexts('points'),
  component: lazyPage(() => import('./points-page.js')),
});

export const ledgerRoutes = [pointsRoute] as const;
