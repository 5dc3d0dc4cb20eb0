import { questionsStage } from '../../surveys/questions-stage.js';
import type { StageKindName } from '../editor/challenge-form.js';
import { proofStage } from '../proof/proof-stage.js';
import type { StageEditing, StageEditings, StageKind } from './stage-kind.js';

/** The kinds of stage, in the order in which they are offered: one line for each that the server hands over. */
export const STAGE_KINDS: Readonly<Record<StageKindName, StageKind>> = {
  PROOF: proofStage,
  QUESTIONS: questionsStage,
};

/** Something of each kind, by its name. */
export function ofEachKind<Made>(make: (kind: StageKind) => Made): Record<StageKindName, Made> {
  return Object.fromEntries(
    Object.entries(STAGE_KINDS).map(([name, kind]) => [name, make(kind)]),
  ) as Record<StageKindName, Made>;
}

/** How stages of each kind are made. Fetched beside the editor, which then waits for none of it. */
export async function loadStageEditings(): Promise<StageEditings> {
  const loaded = await Promise.all(
    Object.entries(STAGE_KINDS).map(
      async ([name, { editing }]): Promise<[string, StageEditing]> => [
        name,
        (await editing()).default,
      ],
    ),
  );
  return Object.fromEntries(loaded) as Record<StageKindName, StageEditing>;
}
