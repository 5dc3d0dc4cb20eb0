import { problem, type AnswerProblem } from './answer-problems.rules.js';
import { checkText, wrong, type Checked, type Purpose } from './answer.rules.js';
import { checkChoices, checkMatrix } from './check-choices.rules.js';
import { isSurveyDay, MAX_NUMBER, NPS_MAX, type QuestionKind } from './survey-limits.rules.js';
import type { Question, QuestionOf } from './survey-question.rules.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Check<Kind extends QuestionKind> = (
  question: QuestionOf<Kind>,
  value: unknown,
  purpose: Purpose,
) => Checked;

const CHECKS: { readonly [Kind in QuestionKind]: Check<Kind> } = {
  single: checkChoices,
  multiple: checkChoices,
  scale: ({ id, scale }, value) => checkStep(id, value, scale),
  nps: ({ id }, value) => checkStep(id, value, { min: 0, max: NPS_MAX }),
  matrix: checkMatrix,
  text: ({ id, limits }, value, purpose) =>
    checkText([id], value, purpose === 'DRAFT' ? null : limits.max),
  number: checkNumber,
  date: checkDay,
  file: checkFiles,
};

/** Checks an answer that was given (`isAnswered`). */
export function checkAnswer(question: Question, value: unknown, purpose: Purpose): Checked {
  const check = CHECKS[question.kind] as Check<QuestionKind>;
  return check(question, value, purpose);
}

function checkStep(
  id: string,
  value: unknown,
  { min, max }: { min: number; max: number },
): Checked {
  const wanted = `a whole number from ${String(min)} to ${String(max)}`;
  if (typeof value !== 'number') return wrong(problem([id], 'WRONG_TYPE', { wanted }));
  if (!Number.isInteger(value)) return { value, problems: [problem([id], 'NOT_WHOLE')] };
  return { value: value + 0, problems: outside(id, value, min, max) };
}

function checkNumber({ id, limits }: QuestionOf<'number'>, value: unknown): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return wrong(problem([id], 'WRONG_TYPE', { wanted: 'a number' }));
  }
  const { decimals } = limits;
  const problems = outside(id, value, limits.min ?? -MAX_NUMBER, limits.max ?? MAX_NUMBER);
  if (decimals === 0 && !Number.isInteger(value)) problems.push(problem([id], 'NOT_WHOLE'));
  else if (decimals > 0 && Number(value.toFixed(decimals)) !== value) {
    problems.push(problem([id], 'TOO_MANY_DECIMALS', { max: decimals }));
  }
  // A zero has no sign: -0 would get a cell of its own in the results.
  return { value: value === 0 ? 0 : value, problems };
}

function outside(id: string, value: number, min: number, max: number): AnswerProblem[] {
  if (value < min) return [problem([id], 'TOO_SMALL', { min, max })];
  return value > max ? [problem([id], 'TOO_GREAT', { min, max })] : [];
}

function checkDay({ id, limits: { min, max } }: QuestionOf<'date'>, value: unknown): Checked {
  if (typeof value !== 'string') return wrong(problem([id], 'WRONG_TYPE', { wanted: 'a day' }));
  if (!isSurveyDay(value)) return wrong(problem([id], 'NOT_A_DAY'));
  const problems = [];
  if (min !== null && value < min) problems.push(problem([id], 'TOO_EARLY', { min }));
  if (max !== null && value > max) problems.push(problem([id], 'TOO_LATE', { max }));
  return { value, problems };
}

function checkFiles({ id, limits: { max } }: QuestionOf<'file'>, value: unknown): Checked {
  if (!Array.isArray(value)) {
    return wrong(problem([id], 'WRONG_TYPE', { wanted: 'a list of ids of files' }));
  }
  const files = value.map((file: unknown) =>
    typeof file === 'string' ? file.toLowerCase() : file,
  );
  const problems = files.flatMap((file, place) => {
    const path = [id, String(place)];
    if (typeof file !== 'string' || !UUID.test(file)) return [problem(path, 'NOT_A_FILE')];
    return files.indexOf(file) === place ? [] : [problem(path, 'GIVEN_TWICE', { name: file })];
  });
  if (problems.length > 0) return wrong(...problems);
  return {
    value: files as string[],
    problems: files.length > max ? [problem([id], 'TOO_MANY', { max })] : [],
  };
}
