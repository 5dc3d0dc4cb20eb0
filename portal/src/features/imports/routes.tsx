import { createRoute } from '@tanstack/react-router';
import { loadTexts } from '../../i18n/i18n.js';
import { lazyPage } from '../../platform/loading.js';
import { programRoute } from '../../platform/root-route.js';

const importsRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'imports',
  loader: () => loadTexts('imports'),
  component: lazyPage(() => import('./imports-page.js')),
});

const newImportRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'imports/new',
  /** which kind is chosen at first */
  validateSearch: (given: Record<string, unknown>): { kind?: string } =>
    typeof given['kind'] === 'string' ? { kind: given['kind'] } : {},
  loader: () => loadTexts('imports'),
  component: lazyPage(() => import('./new-import-page.js')),
});

const importRoute = createRoute({
  getParentRoute: () => programRoute,
  path: 'imports/$runId',
  loader: () => loadTexts('imports', 'refusals'),
  component: lazyPage(() => import('./import-page.js')),
});

export const importRoutes = [importsRoute, newImportRoute, importRoute] as const;
