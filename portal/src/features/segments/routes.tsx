import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const segmentsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'segments',
  loader: () => loadTexts('segments'),
  component: lazyPage(() => import('./segments-page.js')),
});

const segmentRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'segments/$segmentId',
  /** whose membership is checked at first */
  validateSearch: (given: Record<string, unknown>): { advocate?: string } =>
    typeof given['advocate'] === 'string' ? { advocate: given['advocate'] } : {},
  loader: () =>
    loadTexts('segments', 'pipeline', 'refusals', 'staff-advocates', 'status', 'willing'),
  component: lazyPage(() => import('./segment-page.js')),
});

export const segmentRoutes = [segmentsRoute, segmentRoute] as const;
