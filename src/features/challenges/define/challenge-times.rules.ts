import type { ChallengeStatus } from './challenge.rules.js';

/** Null: it opens at once, and ends when somebody closes it. */
export interface ChallengeTimes {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

export interface TimesProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly rule?: string;
}

/** What is wrong with the times of a challenge that is published now. */
export function timesProblems(
  status: ChallengeStatus,
  { opensAt, closesAt }: ChallengeTimes,
  now: Date,
): TimesProblem[] {
  if (status === 'LIVE' || status === 'PAUSED') {
    const message = 'It has opened already: leave this out. A later end is set by extendChallenge.';
    const given = { opensAt, closesAt };
    return Object.entries(given).flatMap(([field, at]) =>
      at === null ? [] : [{ path: [field], message }],
    );
  }
  const problems: TimesProblem[] = [];
  if (opensAt !== null && opensAt <= now) {
    const message = 'Choose a moment that lies ahead, or none: then it opens at once.';
    problems.push({ path: ['opensAt'], message });
  }
  if (closesAt !== null && closesAt <= (opensAt ?? now)) {
    const message = 'It ends after it opens: choose a later moment, or none.';
    problems.push({ path: ['closesAt'], message });
  }
  return problems;
}

/** R-C1: what people have begun may end later for everybody, and never earlier. */
export function extensionProblems(from: Date | null, to: Date | null): TimesProblem[] {
  if (from !== null && (to === null || to > from)) return [];
  const message =
    from === null
      ? 'It has no end, and gets none while people are at it: close it when it is time.'
      : 'Choose a later end than the present one, or none: people count on it.';
  return [{ path: ['closesAt'], message, rule: 'R-C1' }];
}
