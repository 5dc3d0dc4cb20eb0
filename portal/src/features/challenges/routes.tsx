import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { programRoute } from '../../platform/root-route.js';

const challengesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'challenges',
  loader: () => loadTexts('own-challenges'),
  component: lazyRouteComponent(() => import('./challenges-page.js')),
});

const challengeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'challenges/$challengeId',
  loader: () => loadTexts('own-challenges', 'own-refusals', 'review-sites', 'timeline'),
  component: lazyRouteComponent(() => import('./challenge-page.js')),
});

/** Notices and statements lead here; it leads on to the challenge. */
const participationRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'participations/$participationId',
  component: lazyRouteComponent(() => import('./participation-page.js')),
});

const approvalsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'approvals',
  validateSearch: (given: Record<string, unknown>): { queue?: 'rewards' } =>
    given['queue'] === 'rewards' ? { queue: 'rewards' } : {},
  loader: () => loadTexts('approvals', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('../approvals/approvals-page.js')),
});

const editChallengesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges',
  loader: () => loadTexts('challenge-editor', 'refusals', 'status'),
  component: lazyRouteComponent(() => import('./edit-challenges-page.js')),
});

const editChallengeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges/$challengeId',
  loader: () => loadTexts('challenge-editor', 'editing', 'refusals', 'review-sites', 'status'),
  component: lazyRouteComponent(() => import('./edit-challenge-page.js')),
});

export const challengeRoutes = [
  challengesRoute,
  challengeRoute,
  participationRoute,
  approvalsRoute,
  editChallengesRoute,
  editChallengeRoute,
] as const;
