import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type {
  Condition,
  Question,
} from '../../../../../src/features/surveys/survey-question.rules.js';
import {
  answerTo,
  conditionHolds,
  isAnswered,
  visibleQuestions,
  type RawAnswers,
} from '../../../../../src/features/surveys/visible-questions.rules.js';

/** One question at a time on a phone, a page of them where there is room. */
export type Layout = 'QUESTION' | 'PAGE';
export type Step = readonly Question[];

/** The questions shown together, in their order; a page without visible questions is none. */
export function stepsOf(survey: Survey, answers: RawAnswers, layout: Layout): Step[] {
  const visible = visibleQuestions(survey, answers);
  if (layout === 'QUESTION') return visible.map((question) => [question]);
  return survey.pages
    .map(({ questions }) => questions.filter((question) => visible.includes(question)))
    .filter((step) => step.length > 0);
}

/** The step that shows a question; where it is hidden by now, the step after it, else the last. */
export function stepWith(survey: Survey, steps: readonly Step[], id: string | null): number {
  if (id === null) return 0;
  const order = survey.pages.flatMap(({ questions }) => questions.map((question) => question.id));
  const place = order.indexOf(id);
  const found = steps.findIndex((step) =>
    step.some((question) => order.indexOf(question.id) >= place),
  );
  return found < 0 ? Math.max(0, steps.length - 1) : found;
}

export interface Progress {
  /** The numbers of the first and the last question shown now, among those shown so far. */
  from: number;
  to: number;
  /** How many follow at least, and at most: later answers may show more of them. */
  least: number;
  most: number;
  /** 0 to 1. It never falls while somebody goes forward. */
  share: number;
}

/** The progress of a person at this step. */
export function progressOf(survey: Survey, answers: RawAnswers, step: Step): Progress {
  const questions = survey.pages.flatMap((page) => page.questions);
  const visible = new Set(visibleQuestions(survey, answers).map(({ id }) => id));
  const first = questions.findIndex(({ id }) => id === step[0]?.id);
  const last = questions.findIndex(({ id }) => id === step.at(-1)?.id);
  const before = questions.slice(0, Math.max(0, first)).filter(({ id }) => visible.has(id)).length;
  const chances = chancesOf(questions, answers, first);
  const later = questions.slice(last + 1).map(({ id }) => chances.get(id));
  const least = later.filter((chance) => chance === 'YES').length;
  const most = later.filter((chance) => chance !== 'NO').length;
  const all = before + step.length + most;
  return { from: before + 1, to: before + step.length, least, most, share: before / (all || 1) };
}

type Chance = 'YES' | 'MAYBE' | 'NO';

/** Whether each question is shown, as far as that is decided by the questions passed. */
function chancesOf(
  questions: readonly Question[],
  answers: RawAnswers,
  passed: number,
): ReadonlyMap<string, Chance> {
  const chances = new Map<string, Chance>();
  questions.forEach(({ id, visibleWhen }, place) => {
    if (visibleWhen === null) {
      chances.set(id, 'YES');
      return;
    }
    const outcomes = visibleWhen.conditions.map((condition) =>
      outcomeOf(condition, answers, {
        chance: chances.get(condition.question) ?? 'NO',
        isPassed: questions.findIndex((question) => question.id === condition.question) < passed,
      }),
    );
    chances.set(id, together(visibleWhen.match, outcomes, place < passed));
  });
  return chances;
}

function outcomeOf(
  condition: Condition,
  answers: RawAnswers,
  asked: { chance: Chance; isPassed: boolean },
): Chance {
  if (asked.chance === 'NO') return conditionHolds(condition, undefined) ? 'YES' : 'NO';
  const answer = answerTo(answers, condition.question);
  const isOpen = !asked.isPassed && !isAnswered(answer);
  if (asked.chance === 'MAYBE' || isOpen) return 'MAYBE';
  return conditionHolds(condition, answer) ? 'YES' : 'NO';
}

function together(match: 'all' | 'any', outcomes: readonly Chance[], isPassed: boolean): Chance {
  const [deciding, otherwise] =
    match === 'all' ? (['NO', 'YES'] as const) : (['YES', 'NO'] as const);
  if (outcomes.includes(deciding)) return deciding;
  return outcomes.includes('MAYBE') && !isPassed ? 'MAYBE' : otherwise;
}
