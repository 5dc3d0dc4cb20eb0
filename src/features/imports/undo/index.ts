export { ImportTraceEntity } from './import-trace.entity.js';
export { forgetTraces } from './forget-traces.js';
export { keepTraces } from './import-trace.queries.js';
export { KindsTakenBack } from './takes-back.js';
export { LEANS, type Lean, type LeanedOn, type Leaning, type UndoAhead } from './undo.rules.js';
export { LeansMeanwhile, OwnPoints, UndoRun } from './undo-run.js';
