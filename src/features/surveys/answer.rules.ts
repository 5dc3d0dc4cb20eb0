import { problem, type AnswerProblem } from './answer-problems.rules.js';
import { isKeepable, lengthOf, MAX_DRAFT_LENGTH } from './survey-limits.rules.js';

/** An answer of the right shape: a choice, several, a number, a table, a text, a day, files. */
export type Answer =
  string | number | Other | readonly (string | Other)[] | Readonly<Record<string, string>>;
export interface Other {
  readonly other: string;
}

/** An answer as it will be stored, and what is wrong with it. */
export interface Checked {
  readonly value: Answer | null;
  readonly problems: readonly AnswerProblem[];
}

/** What is handed in for good, or kept as a draft: the latter may be longer than it should be. */
export type Purpose = 'SUBMIT' | 'DRAFT';

export const wrong = (...problems: AnswerProblem[]): Checked => ({ value: null, problems });

/** `max` null: of a draft. Without blanks around it; characters are counted as people count them. */
export function checkText(path: readonly string[], value: unknown, max: number | null): Checked {
  if (typeof value !== 'string') return wrong(problem(path, 'WRONG_TYPE', { wanted: 'a text' }));
  if (!isKeepable(value)) return wrong(problem(path, 'UNREADABLE'));
  const text = value.trim();
  const most = max ?? MAX_DRAFT_LENGTH;
  const length = text.length > most ? lengthOf(text) : text.length;
  if (length > most) return wrong(problem(path, 'TOO_LONG', { max: most, length }));
  return { value: text, problems: [] };
}
