import { questionsStage } from '../../surveys/questions-stage.js';
import type { StageKindName } from '../editor/challenge-form.js';
import { proofStage } from '../proof/proof-stage.js';
import type { StageEditing, StageEditings, StageKind } from './stage-kind.js';

/** The kinds of stage, in the order of the choice: one line for each of the server's. */
export const STAGE_KINDS: Readonly<Record<StageKindName, StageKind>> = {
  PROOF: proofStage,
  QUESTIONS: questionsStage,
};

/** Makes something for each kind, by its name. */
export function ofEachKind<Made>(make: (kind: StageKind) => Made): Record<StageKindName, Made> {
  return Object.fromEntries(
    Object.entries(STAGE_KINDS).map(([name, kind]) => [name, make(kind)]),
  ) as Record<StageKindName, Made>;
}

/** The editor's part of each kind. Fetched beside the editor, which waits for none of them. */
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
