import { ImportChangeEntity, ImportTraceEntity } from './import-trace.entity.js';

export {
  STAYS,
  NO_OUTCOMES,
  ROW_TRACE_KINDS,
  type Outcomes,
  type Stay,
  type StayingOne,
} from './became.rules.js';
export { forgetTraces } from './forget-traces.js';
export { keepTraces, readOutcomes } from './import-trace.queries.js';
export { TakeBackRows } from './take-back-rows.js';
export { KindsTakenBack } from './takes-back.js';
export { LEANS, type Lean, type LeanedOn, type Leaning, type UndoAhead } from './undo.rules.js';
export { LeansMeanwhile, OwnPoints, UndoRun } from './undo-run.js';

export const undoEntities = [ImportChangeEntity, ImportTraceEntity];
