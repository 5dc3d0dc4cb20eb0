import { OTHER } from './survey-limits.rules.js';
import type { Survey } from './survey-definition.rules.js';
import type { Condition, Question } from './survey-question.rules.js';

/** Answers by the question's id, as they came: check-answers checks what each must be. */
export type RawAnswers = Readonly<Record<string, unknown>>;

/**
 * The questions that these answers leave visible, in their order. One pass is enough, because a
 * condition names earlier questions only; an answer to a hidden question counts as not given.
 */
export function visibleQuestions(survey: Pick<Survey, 'pages'>, answers: RawAnswers): Question[] {
  const counted = new Map<string, unknown>();
  const visible: Question[] = [];
  for (const question of survey.pages.flatMap(({ questions }) => questions)) {
    if (!isVisible(question, counted)) continue;
    visible.push(question);
    counted.set(question.id, answerTo(answers, question.id));
  }
  return visible;
}

/** The answer to a question; never what every object inherits. */
export function answerTo(answers: RawAnswers, id: string): unknown {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** Whether anything was answered: blanks, an empty list and a table without a tick are nothing. */
export function isAnswered(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.values(value).some((part) => part !== null);
  return true;
}

function isVisible({ visibleWhen }: Question, answers: ReadonlyMap<string, unknown>): boolean {
  if (visibleWhen === null) return true;
  const test = (condition: Condition) => conditionHolds(condition, answers.get(condition.question));
  return visibleWhen.match === 'all'
    ? visibleWhen.conditions.every(test)
    : visibleWhen.conditions.some(test);
}

/** Of an answer that was not given nothing holds but that it was not given. */
export function conditionHolds({ test, value }: Condition, answer: unknown): boolean {
  const given = isAnswered(answer);
  if (test === 'answered') return given === value;
  if (!given) return false;
  switch (test) {
    case 'is':
      return isOrHas(answer, value);
    case 'isNot':
      return !isOrHas(answer, value);
    case 'atLeast':
      return typeof answer === typeof value && (answer as number) >= (value as number);
    case 'atMost':
      return typeof answer === typeof value && (answer as number) <= (value as number);
  }
}

function isOrHas(answer: unknown, value: Condition['value']): boolean {
  const parts: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  return parts.some((part) => part === value || (value === OTHER && isOther(part)));
}

/** An answer in the advocate's own words beside the options. */
export function isOther(part: unknown): part is { readonly other: unknown } {
  return typeof part === 'object' && part !== null && Object.hasOwn(part, OTHER);
}
