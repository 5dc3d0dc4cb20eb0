import './stored-import-files.js';
import { undoEntities } from '../undo/index.js';
import { ImportRowEntity, ImportRunEntity } from './import-run.entity.js';

export { ClearImportFilesJob } from './clear-import-files.job.js';
export { deleteParts, storeParts, type StoredParts } from './import-file-parts.js';
export { errorsFileOf } from './errors-file-of.js';
export { ImportKinds } from './import-kinds.js';
export { ImportNotOpen, OwnImport } from './import-run.errors.js';
export {
  findImportRuns,
  importUnderWay,
  keptMappings,
  listImportRows,
  listImportRuns,
  type ImportRunRow,
} from './import-run.queries.js';
export {
  IMPORT_ORIGINS,
  IMPORT_STATES,
  IMPORT_TASKS,
  hasRows,
  MOST_FILE_BYTES,
  RUN_STOP_REASONS,
  shownFileName,
  type FindingsOfRun,
  type ImportOrigin,
  type ImportState,
  type ImportTask,
  type KeptMapping,
  type KeptRow,
  type RunStopReason,
} from './import-run.rules.js';
export { ImportStepsJob } from './import-steps.job.js';
export { headerKeyOf, KeepImportRun } from './keep-import-run.js';
export { LocalFiles } from './local-file.js';
export { OnImportEnded } from './on-import-ended.js';
export { OnImportRequested } from './on-import-requested.js';
export { RecordImport } from './record-import.js';
export { RequestImport } from './request-import.js';
export { RequestUndo, type UndoImportInput } from './request-undo.js';
export { StopImport, type StopImportInput } from './stop-import.js';
export { ImportFilesFull, UploadImport } from './upload-import.js';
export { WorkFile } from './work-file.js';
export { WorkImport } from './work-import.js';
export { WorkUndo } from './work-undo.js';

export { KEPT_OUTCOMES, type KeptOutcome } from '../take-in/index.js';

export const importsEntities = [ImportRunEntity, ImportRowEntity, ...undoEntities];
