import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

/** `audience/challenge/…`, `audience/reward/…` */
const audienceRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'audience/$owner/$ownerId',
  loader: () => loadTexts('audiences', 'pipeline', 'refusals', 'staff-advocates', 'status'),
  component: lazyPage(() => import('./audience-page.js')),
});

export const audienceRoutes = [audienceRoute] as const;
