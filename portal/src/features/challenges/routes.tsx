import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const challengesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'challenges',
  loader: () => loadTexts('own-challenges'),
  component: lazyPage(() => import('./challenges-page.js')),
});

const challengeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'challenges/$challengeId',
  loader: () => loadTexts('own-challenges', 'own-refusals', 'review-sites', 'timeline'),
  component: lazyPage(() => import('./challenge-page.js')),
});

/** Notices and statements lead here; it leads on to the challenge. */
const participationRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'participations/$participationId',
  component: lazyPage(() => import('./participation-page.js')),
});

interface ApprovalsSearch {
  queue?: 'rewards' | 'toSend';
  /** where the queue begins: a notice leads to the one that it speaks of */
  at?: string;
}

const approvalsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'approvals',
  validateSearch: ({ queue, at }: Record<string, unknown>): ApprovalsSearch => ({
    ...(queue === 'rewards' || queue === 'toSend' ? { queue } : {}),
    ...(typeof at === 'string' ? { at } : {}),
  }),
  loader: () => loadTexts('approvals', 'refusals', 'status'),
  component: lazyPage(() => import('../approvals/approvals-page.js')),
});

const editChallengesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges',
  loader: () => loadTexts('challenge-editor', 'refusals', 'status'),
  component: lazyPage(() => import('./edit-challenges-page.js')),
});

const editChallengeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges/$challengeId',
  loader: () =>
    loadTexts(
      'audiences',
      'challenge-editor',
      'editing',
      'refusals',
      'review-sites',
      'status',
      'timeline',
    ),
  component: lazyPage(() => import('./edit-challenge-page.js')),
});

export const challengeRoutes = [
  challengesRoute,
  challengeRoute,
  participationRoute,
  approvalsRoute,
  editChallengesRoute,
  editChallengeRoute,
] as const;
