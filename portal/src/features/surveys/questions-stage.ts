import type { StageKind } from '../challenges/stages/stage-kind.js';

/** A stage that asks the questions of a survey. */
export const questionsStage: StageKind = {
  texts: ['survey'],
  turn: () => import('./player/to-questions.js'),
  handedIn: () => import('./answers/submitted-answers.js'),
  editing: () => import('./editor/questions-editing.js'),
};
