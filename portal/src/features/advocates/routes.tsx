import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';
import { HomePage } from './home/home-page.js';

const homeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'home',
  loader: () => loadTexts('home', 'onboarding', 'status', 'timeline'),
  component: HomePage,
});

const welcomeRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'welcome',
  loader: () => loadTexts('welcome', 'interests', 'notices', 'own-refusals', 'willing'),
  component: lazyPage(() => import('./welcome/welcome-page.js')),
});

const advocatesRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'advocates',
  loader: () =>
    loadTexts(
      'staff-advocates',
      'interests',
      'invitations',
      'refusals',
      'status',
      'tags',
      'willing',
    ),
  component: lazyPage(() => import('./find/advocates-page.js')),
});

const advocateRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'advocates/$advocateId',
  loader: () =>
    loadTexts(
      'staff-advocates',
      'attributes',
      'employer',
      'interests',
      'presence',
      'pipeline',
      'refusals',
      'status',
      'tags',
      'timeline',
      'willing',
    ),
  component: lazyPage(() => import('./person/advocate-page.js')),
});

const interestsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'edit/interests',
  loader: () => loadTexts('interests'),
  component: lazyPage(() => import('./interests/interests-page.js')),
});

export const advocateRoutes = [
  homeRoute,
  welcomeRoute,
  advocatesRoute,
  interestsRoute,
  advocateRoute,
] as const;
