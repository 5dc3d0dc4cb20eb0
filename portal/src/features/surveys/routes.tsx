import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const surveyRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'participations/$participationId/questions/$stage',
  loader: () => loadTexts('survey', 'own-refusals'),
  component: lazyPage(() => import('./player/survey-page.js')),
});

const surveyAnswersRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/challenges/$challengeId/answers/$stage',
  validateSearch: (
    given: Record<string, unknown>,
  ): { by?: 'person'; question?: string; cell?: string } => ({
    ...(given['by'] === 'person' ? { by: 'person' as const } : {}),
    ...(typeof given['question'] === 'string' ? { question: given['question'] } : {}),
    ...(typeof given['cell'] === 'string' ? { cell: given['cell'] } : {}),
  }),
  loader: () => loadTexts('survey', 'survey-answers'),
  component: lazyPage(() => import('./answers/answers-page.js')),
});

export const surveyRoutes = [surveyRoute, surveyAnswersRoute] as const;
