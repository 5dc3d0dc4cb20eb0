import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const companyRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'companies/$companyId',
  loader: () =>
    loadTexts(
      'companies',
      'attributes',
      'employer',
      'merges',
      'pipeline',
      'refusals',
      'status',
      'tags',
      'timeline',
    ),
  component: lazyPage(() => import('./company-page.js')),
});

const companiesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'companies',
  loader: () => loadTexts('companies', 'refusals', 'status', 'tags'),
  component: lazyPage(() => import('./companies-page.js')),
});

export const companyRoutes = [companiesRoute, companyRoute] as const;
