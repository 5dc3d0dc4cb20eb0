import { z } from 'zod';
import { longTextOrNull, neededLongText } from '../../../kernel/texts.js';
import {
  DECISION_REASONS,
  isUnderWay,
  type ParticipationStatus,
  type SubmissionStatus,
} from '../define/index.js';

const MESSAGE = 'Tell the advocate what to do next, in at most 1,000 characters.';

/** A marketer's decision; a refusal has a reason, and both refusals a text (R-C3). */
export const NewDecision = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('APPROVE'),
      message: longTextOrNull(1_000, MESSAGE),
    }),
    z.object({
      kind: z.literal('REQUEST_CHANGES'),
      reason: z.enum(DECISION_REASONS).nullish(),
      message: neededLongText(1_000, MESSAGE),
    }),
    z.object({
      kind: z.literal('REJECT'),
      reason: z.enum(DECISION_REASONS, `Choose a reason: ${DECISION_REASONS.join(', ')}.`),
      message: neededLongText(1_000, MESSAGE),
      final: z
        .boolean()
        .nullish()
        .transform((final) => final ?? false),
    }),
  ],
  'Approve, ask for changes, or do not accept; a decision is taken back by takeBackDecision.',
);
export type NewDecision = z.output<typeof NewDecision>;

export interface StageState {
  readonly status: SubmissionStatus;
  readonly final: boolean;
}

/** The state of a participation when a proof comes in; `states` by number of the stage. */
export interface Standing {
  readonly participation: ParticipationStatus;
  readonly challengeIsOver: boolean;
  readonly states: ReadonlyMap<number, StageState>;
}

/** Why a stage takes no proof now, and what to do instead; null where it takes one. */
export function refusalOf(standing: Standing, stage: number, stages: number): string | null {
  if (stage < 1 || stage > stages) {
    return `This challenge has stages 1 to ${String(stages)}.`;
  }
  const state = standing.states.get(stage);
  if (state !== undefined) {
    const refusal = refusalOfState(state);
    if (refusal !== null) return refusal;
  }
  const ended = refusalOfEnd(standing);
  if (ended !== null) return ended;
  for (let before = 1; before < stage; before += 1) {
    if (standing.states.get(before)?.status !== 'APPROVED') {
      return `Stage ${String(before)} comes first: hand in its proof, or wait until it is approved.`;
    }
  }
  return null;
}

function refusalOfEnd({ participation, challengeIsOver }: Standing): string | null {
  if (isUnderWay(participation) && !challengeIsOver) return null;
  return participation === 'ABANDONED' && !challengeIsOver
    ? 'You gave this challenge up: start it again first.'
    : 'This challenge takes no more proofs: it has ended.';
}

function refusalOfState({ status, final }: StageState): string | null {
  if (status === 'APPROVED') return 'There is nothing more to do: this stage is approved.';
  if (status === 'SUBMITTED') {
    return 'Your proof is waiting for a decision: you can change it when changes are asked for.';
  }
  if (status === 'REJECTED' && final) {
    return 'This decision is final: ask your contact if you think that it is wrong.';
  }
  return null;
}
