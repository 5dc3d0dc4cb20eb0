import type { StageKind } from '../stages/stage-kind.js';

/** A stage that takes a text, a link or a screenshot. */
export const proofStage: StageKind = {
  texts: ['own-refusals'],
  turn: () => import('./proof-form.js'),
  editing: () => import('./proof-editing.js'),
};
