import type { Answer } from './answer.rules.js';
import type { Answers } from './check-answers.rules.js';
import { OTHER, type QuestionKind } from './survey-limits.rules.js';
import type { Survey } from './survey-definition.rules.js';
import type { Question } from './survey-question.rules.js';
import { isOther } from './visible-questions.rules.js';

/** The cell that counts the people who answered a question at all. */
export const ANSWERED = '*';

/** Below this many answers NPS is shown as counts (R-S3). */
export const SMALLEST_N_FOR_NPS = 20;

/** The 97.5 % quantile of the normal distribution: a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054;

/** How many answers fell into a cell, by question and cell. */
export type CellCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * The cells that one answer counts in: `*` and an option's id or `other`, a number, a day, or
 * `row:column`. What is written in words, and files, count as answered only.
 */
export function cellsOf(question: Question, answer: Answer): string[] {
  return [ANSWERED, ...PARTS[question.kind](answer)];
}

const nothingMore = (): string[] => [];
const itself = (answer: Answer): string[] => [`${answer as string | number}`];
const PARTS: Readonly<Record<QuestionKind, (answer: Answer) => string[]>> = {
  single: (answer) => choicesOf([answer]),
  multiple: (answer) => choicesOf(Array.isArray(answer) ? answer : []),
  scale: itself,
  nps: itself,
  number: itself,
  date: itself,
  matrix: (answer) => Object.entries(answer).map(([row, column]) => `${row}:${String(column)}`),
  text: nothingMore,
  file: nothingMore,
};

function choicesOf(parts: readonly unknown[]): string[] {
  return parts.map((part) => (isOther(part) ? OTHER : String(part)));
}

/** Counts answers that `checkAnswers` let through. */
export function countCells(
  survey: Pick<Survey, 'pages'>,
  responses: Iterable<Answers>,
): CellCounts {
  const counts = new Map<string, Map<string, number>>();
  const questions = survey.pages.flatMap((page) => page.questions);
  for (const question of questions) counts.set(question.id, new Map());
  for (const answers of responses) {
    for (const question of questions) {
      const answer = answers[question.id];
      if (answer === undefined) continue;
      const cells = counts.get(question.id) ?? new Map<string, number>();
      for (const cell of cellsOf(question, answer)) cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
  }
  return counts;
}

/** R-S3: 9 and 10 are promoters, 7 and 8 passives, 0 to 6 detractors. */
export interface Nps {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** all who answered */
  readonly n: number;
  /** in whole points, −100 to 100; null where n is below 20: show the counts */
  readonly score: number | null;
  /** of 95 %, in whole points; null as the score */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** R-S3, from the cells of a question of kind `nps`. */
export function npsOf(cells: ReadonlyMap<string, number>): Nps {
  const sum = (from: number, to: number) => {
    let count = 0;
    for (let value = from; value <= to; value += 1) count += cells.get(String(value)) ?? 0;
    return count;
  };
  const [detractors, passives, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)];
  const n = promoters + passives + detractors;
  const counted = { promoters, passives, detractors, n };
  if (n < SMALLEST_N_FOR_NPS) return { ...counted, score: null, interval: null };
  return {
    ...counted,
    score: whole(((promoters - detractors) * 100) / n),
    interval: npsInterval(promoters, detractors, n),
  };
}

/**
 * The interval of a difference of two shares of the same n (adjusted Wald): one imagined answer of
 * each of the three groups keeps 20 promoters out of 20 from looking certain.
 */
function npsInterval(promoters: number, detractors: number, n: number) {
  const size = n + 3;
  const [up, down] = [(promoters + 1) / size, (detractors + 1) / size];
  const centre = up - down;
  const spread = Z_95 * Math.sqrt((up + down - centre * centre) / size);
  return {
    low: whole(Math.max(-1, centre - spread) * 100),
    high: whole(Math.min(1, centre + spread) * 100),
  };
}

/** Halves away from zero, so that the score of two surveys that mirror each other does too; no −0. */
function whole(points: number): number {
  return Math.sign(points) * Math.round(Math.abs(points)) + 0;
}

/** The summary of a list of numbers; null where nobody answered. */
export interface NumberSummary {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly mean: number;
}

/** From the cells of a question of kind `scale`, `nps` or `number`. */
export function summaryOf(cells: ReadonlyMap<string, number>): NumberSummary | null {
  const values = [...cells]
    .filter(([cell]) => cell !== ANSWERED)
    .map(([cell, count]) => ({ value: Number(cell), count }))
    .sort((a, b) => a.value - b.value);
  const n = values.reduce((sum, { count }) => sum + count, 0);
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return null;
  const at = (place: number) => {
    let seen = 0;
    return values.find(({ count }) => (seen += count) > place)?.value ?? last.value;
  };
  return {
    n,
    min: first.value,
    median: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2,
    max: last.value,
    mean: values.reduce((sum, { value, count }) => sum + value * count, 0) / n,
  };
}
