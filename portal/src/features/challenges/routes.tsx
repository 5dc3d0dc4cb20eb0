import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { programRoute } from '../../platform/root-route.js';

const challengesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'challenges',
  component: lazyRouteComponent(() => import('./challenges-page.js')),
});

const challengeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'challenges/$challengeId',
  component: lazyRouteComponent(() => import('./challenge-page.js')),
});

const approvalsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'approvals',
  component: lazyRouteComponent(() => import('./approvals-page.js')),
});

const editChallengesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges',
  component: lazyRouteComponent(() => import('./edit-challenges-page.js')),
});

const editChallengeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges/$challengeId',
  component: lazyRouteComponent(() => import('./edit-challenge-page.js')),
});

export const challengeRoutes = [
  challengesRoute,
  challengeRoute,
  approvalsRoute,
  editChallengesRoute,
  editChallengeRoute,
] as const;
