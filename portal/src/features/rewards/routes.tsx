import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { programRoute } from '../../platform/root-route.js';

const rewardsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'rewards',
  loader: () => loadTexts('own-rewards', 'own-refusals', 'status'),
  component: lazyRouteComponent(() => import('./rewards-page.js')),
});

const redemptionRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'redemptions/$redemptionId',
  loader: () => loadTexts('own-rewards', 'own-refusals', 'status', 'timeline'),
  component: lazyRouteComponent(() => import('./redemption-page.js')),
});

const editRewardsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/rewards',
  loader: () => loadTexts('reward-editor', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./edit-rewards-page.js')),
});

const editRewardRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/rewards/$rewardId',
  loader: () => loadTexts('reward-editor', 'editing', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./edit-reward-page.js')),
});

export const rewardRoutes = [
  rewardsRoute,
  redemptionRoute,
  editRewardsRoute,
  editRewardRoute,
] as const;
