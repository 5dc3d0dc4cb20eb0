import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { programRoute } from '../../platform/root-route.js';

const rewardsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'rewards',
  component: lazyRouteComponent(() => import('./rewards-page.js')),
});

const redemptionRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'redemptions/$redemptionId',
  component: lazyRouteComponent(() => import('./redemption-page.js')),
});

const editRewardsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/rewards',
  component: lazyRouteComponent(() => import('./edit-rewards-page.js')),
});

const editRewardRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/rewards/$rewardId',
  component: lazyRouteComponent(() => import('./edit-reward-page.js')),
});

export const rewardRoutes = [
  rewardsRoute,
  redemptionRoute,
  editRewardsRoute,
  editRewardRoute,
] as const;
