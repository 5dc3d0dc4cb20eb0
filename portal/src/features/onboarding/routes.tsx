import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const onboardingRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/onboarding',
  loader: () => loadTexts('onboarding', 'challenge-editor', 'refusals', 'status'),
  component: lazyPage(() => import('./onboarding-page.js')),
});

export const onboardingRoutes = [onboardingRoute] as const;
