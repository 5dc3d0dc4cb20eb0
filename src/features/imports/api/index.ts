export { registerImportRoutes } from './import-file.controller.js';
export { ImportKindResolver, ImportRunResolver } from './import-run.resolver.js';
export { importsAccess } from './imports.access.js';
export { InspectRun } from './inspect-run.js';
