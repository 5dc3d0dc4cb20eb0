import { createRouter } from '@tanstack/react-router';
import { advocateRoutes } from '../features/advocates/routes.js';
import { attributeRoutes } from '../features/attributes/routes.js';
import { audienceRoutes } from '../features/audiences/routes.js';
import { challengeRoutes } from '../features/challenges/routes.js';
import { companyRoutes } from '../features/companies/routes.js';
import { dealRoutes } from '../features/deals/routes.js';
import { importRoutes } from '../features/imports/routes.js';
import { insightRoutes } from '../features/insights/routes.js';
import { ledgerRoutes } from '../features/ledger/routes.js';
import { holdingRoutes } from '../features/holdings/routes.js';
import { notificationRoutes } from '../features/notifications/routes.js';
import { onboardingRoutes } from '../features/onboarding/routes.js';
import { programRoutes, startRoute } from '../features/programs/routes.js';
import { referralRoutes } from '../features/referrals/routes.js';
import { rewardRoutes } from '../features/rewards/routes.js';
import { segmentRoutes } from '../features/segments/routes.js';
import { surveyRoutes } from '../features/surveys/routes.js';
import { tagRoutes } from '../features/tags/routes.js';
import { BrokenPage, programRoute, rootRoute } from '../platform/root-route.js';
import { PageSkeleton } from '../ui/states/states.js';

/** `/gallery` exists while developing; builds leave it and its code out. */
const developing = import.meta.env.DEV ? [(await import('./gallery.js')).galleryRoute] : [];

/** The only list of features, as `app.module.ts` is on the server. */
const routeTree = rootRoute.addChildren([
  startRoute,
  ...developing,
  programRoute.addChildren([
    ...programRoutes,
    ...advocateRoutes,
    ...segmentRoutes,
    ...audienceRoutes,
    ...referralRoutes,
    ...companyRoutes,
    ...tagRoutes,
    ...attributeRoutes,
    ...dealRoutes,
    ...challengeRoutes,
    ...onboardingRoutes,
    ...surveyRoutes,
    ...rewardRoutes,
    ...ledgerRoutes,
    ...importRoutes,
    ...insightRoutes,
    ...holdingRoutes,
    ...notificationRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
