import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const rewardsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'rewards',
  loader: () => loadTexts('own-rewards', 'own-refusals', 'status'),
  component: lazyPage(() => import('./rewards-page.js')),
});

const redemptionRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'redemptions/$redemptionId',
  loader: () => loadTexts('own-rewards', 'own-refusals', 'status', 'timeline'),
  component: lazyPage(() => import('./redemption-page.js')),
});

const editRewardsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/rewards',
  loader: () => loadTexts('reward-editor', 'refusals', 'status'),
  component: lazyPage(() => import('./edit-rewards-page.js')),
});

const editRewardRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/rewards/$rewardId',
  loader: () =>
    loadTexts('audiences', 'reward-editor', 'editing', 'refusals', 'status', 'timeline'),
  component: lazyPage(() => import('./edit-reward-page.js')),
});

export const rewardRoutes = [
  rewardsRoute,
  redemptionRoute,
  editRewardsRoute,
  editRewardRoute,
] as const;
