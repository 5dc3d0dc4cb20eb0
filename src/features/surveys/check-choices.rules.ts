import { problem, type AnswerProblem } from './answer-problems.rules.js';
import { checkText, wrong, type Checked, type Other, type Purpose } from './answer.rules.js';
import { MAX_OTHER_LENGTH, OTHER } from './survey-limits.rules.js';
import type { QuestionOf } from './survey-question.rules.js';
import { isOther } from './visible-questions.rules.js';

type Choice = QuestionOf<'single'> | QuestionOf<'multiple'>;

const AN_OPTION = 'the id of one option, or { "other": "…" }';

/** One option's id, a list of them, or beside them an answer in the advocate's own words. */
export function checkChoices(question: Choice, value: unknown, purpose: Purpose): Checked {
  const { id, kind } = question;
  if (kind === 'single') {
    if (!Array.isArray(value)) return checkPart(question, [id], value, purpose);
    const code = value.length > 1 ? 'TWO_OF_ONE' : 'WRONG_TYPE';
    return wrong(problem([id], code, { wanted: AN_OPTION }));
  }
  if (!Array.isArray(value)) {
    return wrong(problem([id], 'WRONG_TYPE', { wanted: 'a list of ids of options' }));
  }
  const parts: readonly unknown[] = value;
  const checked = parts.map((part, place) =>
    checkPart(question, [id, String(place)], part, purpose),
  );
  return {
    value: checked.map((part) => part.value as string | Other),
    problems: [
      ...checked.flatMap(({ problems }) => problems),
      ...twice(id, parts),
      ...wrongCount(question, parts.length),
    ],
  };
}

function checkPart(question: Choice, path: string[], part: unknown, purpose: Purpose): Checked {
  const wanted = question.options.map((option) => option.id).join(', ');
  if (typeof part === 'string') {
    if (question.options.some((option) => option.id === part)) return { value: part, problems: [] };
    return wrong(problem(path, 'UNKNOWN_OPTION', { name: part, wanted }));
  }
  if (typeof part !== 'object' || part === null) {
    return wrong(problem(path, 'WRONG_TYPE', { wanted: AN_OPTION }));
  }
  const strange = Object.keys(part).find((key) => key !== OTHER);
  if (strange !== undefined) {
    return wrong(problem(path, 'UNKNOWN_KEY', { name: strange, wanted: AN_OPTION }));
  }
  if (!isOther(part)) return wrong(problem(path, 'WRONG_TYPE', { wanted: AN_OPTION }));
  if (!question.other) return wrong(problem(path, 'OTHER_NOT_OFFERED', { wanted }));
  return checkOther([...path, OTHER], part.other, purpose);
}

function checkOther(path: readonly string[], other: unknown, purpose: Purpose): Checked {
  const { value, problems } = checkText(path, other, purpose === 'DRAFT' ? null : MAX_OTHER_LENGTH);
  if (typeof value !== 'string') return { value, problems };
  return { value: { other: value }, problems: value === '' ? [problem(path, 'OTHER_EMPTY')] : [] };
}

function twice(id: string, parts: readonly unknown[]): AnswerProblem[] {
  const names = parts.map((part) => (isOther(part) ? OTHER : part));
  return names.flatMap((name, place) =>
    typeof name !== 'string' || names.indexOf(name) === place
      ? []
      : [problem([id, String(place)], 'GIVEN_TWICE', { name })],
  );
}

function wrongCount({ id, limits }: QuestionOf<'multiple'>, count: number): AnswerProblem[] {
  const { min, max } = limits;
  if (min !== null && count < min) return [problem([id], 'TOO_FEW', { min })];
  return max !== null && count > max ? [problem([id], 'TOO_MANY', { max })] : [];
}

/** Of each row the id of one column; a required table needs every row. */
export function checkMatrix(question: QuestionOf<'matrix'>, value: unknown): Checked {
  const { id, rows, required } = question;
  const wanted = 'an object: the id of each row with the id of one column';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrong(problem([id], 'WRONG_TYPE', { wanted }));
  }
  const ticks = Object.entries(value).filter(([, column]: [string, unknown]) => column !== null);
  const ticked = new Set(ticks.map(([row]) => row));
  const missing = required ? rows.filter((row) => !ticked.has(row.id)) : [];
  return {
    value: Object.fromEntries(ticks),
    problems: [
      ...ticks.flatMap(([row, column]) => checkTick(question, row, column)),
      ...missing.map((row) => problem([id, row.id], 'ROW_MISSING', { name: row.id })),
    ],
  };
}

function checkTick(
  { id, rows, columns }: QuestionOf<'matrix'>,
  row: string,
  column: unknown,
): AnswerProblem[] {
  const path = [id, row];
  const idsOf = (lines: typeof rows) => lines.map((line) => line.id).join(', ');
  if (!rows.some((line) => line.id === row)) {
    return [problem([id, row.slice(0, 60)], 'UNKNOWN_ROW', { name: row, wanted: idsOf(rows) })];
  }
  const wanted = 'the id of one column';
  if (Array.isArray(column)) {
    return [problem(path, column.length > 1 ? 'TWO_OF_ONE' : 'WRONG_TYPE', { wanted })];
  }
  if (typeof column !== 'string') return [problem(path, 'WRONG_TYPE', { wanted })];
  return columns.some((line) => line.id === column)
    ? []
    : [problem(path, 'UNKNOWN_COLUMN', { name: column, wanted: idsOf(columns) })];
}
