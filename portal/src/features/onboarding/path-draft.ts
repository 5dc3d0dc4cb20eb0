import { numberProblem } from '../../ui/forms/number-rule.js';
import type { PathStep, StepChallenge } from './onboarding-query.js';

/** What a marketer edits; `days` as it is typed. */
export interface DraftStep {
  readonly challenge: StepChallenge;
  readonly days: number | string;
}

export const draftOf = (steps: readonly PathStep[]): DraftStep[] =>
  steps.map(({ challenge, daysAfterJoining }) => ({ challenge, days: daysAfterJoining }));

/** The step at `from` one place up or down; at an edge nothing moves. */
export function moved(steps: readonly DraftStep[], from: number, by: 1 | -1): DraftStep[] {
  const to = from + by;
  const step = steps[from];
  if (!step || to < 0 || to >= steps.length) return [...steps];
  const others = steps.filter((_, at) => at !== from);
  return [...others.slice(0, to), step, ...others.slice(to)];
}

/** Days from the day of joining on. */
export const DAYS = { least: 0, most: 3650, isNeeded: true };

/** Whether days can be sent. */
export const isDays = (days: number | string): days is number =>
  typeof days === 'number' && numberProblem(DAYS, days) === null;

export const titleOf = ({ definition, title }: StepChallenge): string => definition?.title || title;

/** Challenges that can be added: not over, and not on the path. */
export function addable(
  challenges: readonly StepChallenge[],
  steps: readonly DraftStep[],
): StepChallenge[] {
  const used = new Set(steps.map(({ challenge }) => challenge.id));
  return challenges.filter(({ id, status }) => !used.has(id) && status !== 'CLOSED');
}
