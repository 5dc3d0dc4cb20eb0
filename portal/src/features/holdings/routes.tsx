import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const holdingsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'preferences/held',
  loader: () => loadTexts('holdings'),
  component: lazyPage(() => import('./holdings-page.js')),
});

export const holdingRoutes = [holdingsRoute] as const;
