import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const tagsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'tags',
  loader: () => loadTexts('tags', 'refusals'),
  component: lazyPage(() => import('./tags-page.js')),
});

export const tagRoutes = [tagsRoute] as const;
