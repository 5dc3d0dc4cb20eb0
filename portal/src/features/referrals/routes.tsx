import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';
import { pipelineSearch } from './pipeline-search.js';

const referRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'refer',
  loader: () => loadTexts('own-referrals', 'own-refusals', 'status'),
  component: lazyPage(() => import('./refer-page.js')),
});

const referralsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'referrals',
  validateSearch: pipelineSearch,
  loader: () => loadTexts('pipeline', 'refusals', 'status', 'timeline'),
  component: lazyPage(() => import('./referrals-page.js')),
});

const referralRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'referrals/$referralId',
  loader: () =>
    loadTexts('pipeline', 'refusals', 'own-referrals', 'own-refusals', 'status', 'timeline'),
  component: lazyPage(() => import('./referral-page.js')),
});

const recordReferralRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'record/referral',
  validateSearch: (given: Record<string, unknown>): { advocate?: string } =>
    typeof given['advocate'] === 'string' ? { advocate: given['advocate'] } : {},
  loader: () => loadTexts('pipeline', 'refusals', 'status'),
  component: lazyPage(() => import('./record-referral-page.js')),
});

export const referralRoutes = [
  referRoute,
  referralsRoute,
  referralRoute,
  recordReferralRoute,
] as const;
