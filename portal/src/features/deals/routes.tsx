import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const recordDealRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'record/deal',
  validateSearch: (given: Record<string, unknown>): { referral?: string; deal?: string } => ({
    ...(typeof given['referral'] === 'string' ? { referral: given['referral'] } : {}),
    ...(typeof given['deal'] === 'string' ? { deal: given['deal'] } : {}),
  }),
  loader: () => loadTexts('pipeline', 'refusals', 'status'),
  component: lazyPage(() => import('./record-deal-page.js')),
});

const dealsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'deals',
  loader: () => loadTexts('pipeline', 'status'),
  component: lazyPage(() => import('./deals-page.js')),
});

const dealRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'deals/$dealId',
  loader: () => loadTexts('pipeline', 'refusals', 'status', 'timeline'),
  component: lazyPage(() => import('./deal-page.js')),
});

export const dealRoutes = [recordDealRoute, dealsRoute, dealRoute] as const;
