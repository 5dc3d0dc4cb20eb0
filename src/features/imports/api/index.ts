export { registerImportRoutes } from './import-file.controller.js';
export {
  ImportLeanedOnResolver,
  ImportStayingResolver,
  ImportUndoPointsResolver,
  ImportUndoResolver,
} from './import-undo.resolver.js';
export { ImportUnderWayResolver } from './import-under-way.resolver.js';
export { ImportKindResolver, ImportRunResolver } from './import-run.resolver.js';
export { importsAccess } from './imports.access.js';
export { InspectRun } from './inspect-run.js';
