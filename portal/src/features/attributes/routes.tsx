import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const attributesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'attributes',
  loader: () => loadTexts('attributes', 'refusals'),
  component: lazyPage(() => import('./attributes-page.js')),
});

export const attributeRoutes = [attributesRoute] as const;
