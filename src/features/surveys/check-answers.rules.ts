import { isNotYetRight, problem, type AnswerProblem } from './answer-problems.rules.js';
import type { Answer, Purpose } from './answer.rules.js';
import { checkAnswer } from './check-answer.rules.js';
import type { Survey } from './survey-definition.rules.js';
import type { Question } from './survey-question.rules.js';
import {
  answerTo,
  isAnswered,
  visibleQuestions,
  type RawAnswers,
} from './visible-questions.rules.js';

/** Answers as they are kept, by the question's id: each of the right shape, none empty. */
export type Answers = Readonly<Record<string, Answer>>;

export interface CheckedAnswers {
  /** the answers to store, if there are no problems */
  readonly answers: Answers;
  /** questions that were answered although these answers hide them */
  readonly dropped: readonly string[];
  readonly problems: readonly AnswerProblem[];
}

type PublishedSurvey = Pick<Survey, 'pages'>;

/**
 * R-S2: checks what is handed in, by the published version alone. Player and server run this same
 * function; hidden answers are dropped whatever they hold, all other faults are reported at once.
 */
export function checkAnswers(survey: PublishedSurvey, given: unknown): CheckedAnswers {
  if (!isObject(given)) return { answers: {}, dropped: [], problems: [problem([], 'NOT_ANSWERS')] };
  const asked = visibleQuestions(survey, given);
  const shown = new Set(asked.map(({ id }) => id));
  const checked = judge(asked, given, 'SUBMIT');
  return {
    ...checked,
    dropped: questionsOf(survey)
      .map(({ id }) => id)
      .filter((id) => !shown.has(id) && isAnswered(answerTo(given, id))),
    problems: [...unknownQuestions(survey, given), ...checked.problems],
  };
}

/**
 * What has been answered so far: it may be unfinished, out of range and hidden (an advocate who
 * goes back finds it again), but each answer must be one of its question.
 */
export function checkDraft(survey: PublishedSurvey, given: unknown): CheckedAnswers {
  if (!isObject(given)) return { answers: {}, dropped: [], problems: [problem([], 'NOT_ANSWERS')] };
  const { answers, problems } = judge(questionsOf(survey), given, 'DRAFT');
  return {
    answers,
    dropped: [],
    problems: [
      ...unknownQuestions(survey, given),
      ...problems.filter((found) => !isNotYetRight(found)),
    ],
  };
}

function judge(
  questions: readonly Question[],
  given: RawAnswers,
  purpose: Purpose,
): Pick<CheckedAnswers, 'answers' | 'problems'> {
  const answers = new Map<string, Answer>();
  const problems: AnswerProblem[] = [];
  for (const question of questions) {
    const value = answerTo(given, question.id);
    if (!isAnswered(value)) {
      if (question.required) problems.push(problem([question.id], 'REQUIRED'));
      continue;
    }
    const checked = checkAnswer(question, value, purpose);
    problems.push(...checked.problems);
    if (checked.value !== null) answers.set(question.id, checked.value);
  }
  return { answers: Object.fromEntries(answers), problems };
}

function unknownQuestions(survey: PublishedSurvey, given: RawAnswers): AnswerProblem[] {
  const known = new Set(questionsOf(survey).map(({ id }) => id));
  return Object.keys(given)
    .filter((id) => !known.has(id))
    .map((id) => problem([id.slice(0, 60)], 'UNKNOWN_QUESTION', { name: id }));
}

function questionsOf({ pages }: PublishedSurvey): Question[] {
  return pages.flatMap(({ questions }) => questions);
}

function isObject(given: unknown): given is RawAnswers {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
