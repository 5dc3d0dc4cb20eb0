export {
  findStageHandlers,
  HandlesStage,
  type Judged,
  StageHandlers,
  type StageHandler,
  type StageToJudge,
  type WithdrawnStage,
} from './stage-handlers.js';
export {
  DEFAULT_STAGE_KIND,
  type DefinitionProblem,
  definedStageKinds,
  defineStageKind,
  filledParts,
  type Stage,
  type StageKind,
  stageKindNames,
  stageKindOf,
  type TextAt,
} from './stage-kind.rules.js';
