import type { Locale } from '../../kernel/locale.js';
import { isSurveyDay, MAX_QUESTIONS, NPS_MAX, OTHER, TESTS } from './survey-limits.rules.js';
import type { Condition, Question } from './survey-question.rules.js';

/** A survey whose parts have the right shape; this file checks whether they fit together. */
export interface SurveyParts {
  readonly languages: readonly Locale[];
  readonly pages: readonly { readonly id: string; readonly questions: readonly Question[] }[];
  readonly thanks: Words;
}

export type Words = Readonly<Partial<Record<Locale, string>>>;
type Path = readonly (string | number)[];

/** A wrong part and what would be right. */
export interface PartProblem {
  readonly path: Path;
  readonly message: string;
}

/** Where parts of a survey contradict each other. */
export function surveyProblems(survey: SurveyParts): PartProblem[] {
  const earlier = new Map<string, Question>();
  const problems = [
    ...repeated(survey.languages, ['languages'], []),
    ...repeated(
      survey.pages.map(({ id }) => id),
      ['pages'],
      ['id'],
    ),
  ];
  survey.pages.forEach(({ questions }, page) => {
    questions.forEach((question, place) => {
      const path = ['pages', page, 'questions', place];
      if (earlier.has(question.id)) {
        problems.push({ path: [...path, 'id'], message: 'Another question has this id.' });
      }
      problems.push(...conditionProblems(question, path, earlier), ...kindProblems(question, path));
      earlier.set(question.id, question);
    });
  });
  if (earlier.size > MAX_QUESTIONS) {
    problems.push({
      path: ['pages'],
      message: `A survey has at most ${String(MAX_QUESTIONS)} questions.`,
    });
  }
  return [...problems, ...strangeLanguages(survey)];
}

function repeated(ids: readonly string[], path: Path, tail: Path): PartProblem[] {
  return ids.flatMap((id, place) =>
    ids.indexOf(id) === place
      ? []
      : [{ path: [...path, place, ...tail], message: `"${id}" stands here twice.` }],
  );
}

function idsOf(parts: readonly { readonly id: string }[]): string[] {
  return parts.map(({ id }) => id);
}

/** Problems of a question by the rules of its kind. */
function kindProblems(question: Question, path: Path): PartProblem[] {
  switch (question.kind) {
    case 'single':
      return optionProblems(question.options, [...path, 'options']);
    case 'multiple':
      return [
        ...optionProblems(question.options, [...path, 'options']),
        ...rangeProblems(question.limits, path),
        ...reachable(question, path),
      ];
    case 'matrix':
      return [
        ...repeated(idsOf(question.rows), [...path, 'rows'], ['id']),
        ...repeated(idsOf(question.columns), [...path, 'columns'], ['id']),
      ];
    case 'number':
      return rangeProblems(question.limits, path);
    case 'date':
      return rangeProblems(question.limits, path);
    case 'scale':
    case 'nps':
    case 'text':
    case 'file':
      return [];
  }
}

function optionProblems(options: readonly { readonly id: string }[], path: Path): PartProblem[] {
  return repeated(idsOf(options), path, ['id']);
}

function rangeProblems<Limit extends string | number>(
  { min, max }: { min: Limit | null; max: Limit | null },
  path: Path,
): PartProblem[] {
  if (min === null || max === null || min <= max) return [];
  return [
    { path: [...path, 'limits', 'max'], message: `At least the lower limit, ${String(min)}.` },
  ];
}

/** Nobody can choose more than there is. */
function reachable(
  { options, other, limits }: Extract<Question, { kind: 'multiple' }>,
  path: Path,
): PartProblem[] {
  const all = options.length + (other ? 1 : 0);
  if (options.length === 0 || limits.min === null || limits.min <= all) return [];
  return [
    {
      path: [...path, 'limits', 'min'],
      message: `At most ${String(all)}: there are no more options.`,
    },
  ];
}

/** A condition names an earlier question, by a test and a value that suit its kind. */
function conditionProblems(
  { visibleWhen }: Question,
  path: Path,
  earlier: ReadonlyMap<string, Question>,
): PartProblem[] {
  return (visibleWhen?.conditions ?? []).flatMap((condition, place) => {
    const at = [...path, 'visibleWhen', 'conditions', place];
    const asked = earlier.get(condition.question);
    if (!asked) {
      const message = `Choose a question that comes before this one; "${condition.question}" does not.`;
      return [{ path: [...at, 'question'], message }];
    }
    const tests = TESTS[asked.kind];
    if (!tests.includes(condition.test)) {
      const message = `Of a question of kind ${asked.kind} it can be asked: ${tests.join(', ')}.`;
      return [{ path: [...at, 'test'], message }];
    }
    const message = expectedValue(condition, asked);
    return message === null ? [] : [{ path: [...at, 'value'], message }];
  });
}

/** What a condition's value should be; null where it is right. */
function expectedValue({ test, value }: Condition, asked: Question): string | null {
  if (test === 'answered') return typeof value === 'boolean' ? null : 'true or false.';
  if (asked.kind === 'single' || asked.kind === 'multiple') {
    const ids = [...idsOf(asked.options), ...(asked.other ? [OTHER] : [])];
    return ids.includes(String(value)) ? null : `The id of an option: ${ids.join(', ')}.`;
  }
  if (asked.kind === 'date') {
    return isSurveyDay(String(value)) ? null : 'A day, e.g. 2027-01-31.';
  }
  return expectedNumber(value, asked);
}

function expectedNumber(value: Condition['value'], asked: Question): string | null {
  if (asked.kind === 'scale') return within(value, asked.scale.min, asked.scale.max);
  if (asked.kind === 'nps') return within(value, 0, NPS_MAX);
  return typeof value === 'number' ? null : 'A number.';
}

function within(value: Condition['value'], min: number, max: number): string | null {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return fits ? null : `A whole number from ${String(min)} to ${String(max)}.`;
}

/** Texts of a language that the survey does not list would be shown to nobody. */
function strangeLanguages({ languages, pages, thanks }: SurveyParts): PartProblem[] {
  const texts = pages.flatMap(({ questions }, page) =>
    questions.flatMap((question, place) =>
      textsOf(question).map(({ path, words }) => ({
        path: ['pages', page, 'questions', place, ...path],
        words,
      })),
    ),
  );
  return [...texts, { path: ['thanks'], words: thanks }].flatMap(({ path, words }) =>
    Object.keys(words)
      .filter((locale) => !languages.includes(locale as Locale))
      .map((locale) => ({
        path: [...path, locale],
        message: `Add "${locale}" to the languages, or leave this text out.`,
      })),
  );
}

/** Every text of a question; `needed`: it must be there in each language. */
export function textsOf(question: Question): { path: Path; words: Words; needed: boolean }[] {
  const parts = (name: string, of: readonly { text: Words }[]) =>
    of.map(({ text }, place) => ({ path: [name, place, 'text'], words: text, needed: true }));
  return [
    { path: ['text'], words: question.text, needed: true },
    { path: ['help'], words: question.help, needed: false },
    ...('options' in question ? parts('options', question.options) : []),
    ...('rows' in question ? parts('rows', question.rows) : []),
    ...('columns' in question ? parts('columns', question.columns) : []),
    ...('scale' in question
      ? [
          { path: ['scale', 'low'], words: question.scale.low, needed: false },
          { path: ['scale', 'high'], words: question.scale.high, needed: false },
        ]
      : []),
  ];
}
