import fc from 'fast-check';
import type { AnswerProblemCode } from '../../../src/features/surveys/answer-problems.rules.js';
import type { Survey } from '../../../src/features/surveys/survey-definition.rules.js';
import { NPS_MAX } from '../../../src/features/surveys/survey-limits.rules.js';
import type { Question, QuestionOf } from '../../../src/features/surveys/survey-question.rules.js';
import { DAYS, FILE_IDS, idsOf } from './surveys.js';

type Given = Record<string, unknown>;

/** Answers as a person could give them: each question answered rightly, wrongly or not at all. */
export function anyAnswers(survey: Survey): fc.Arbitrary<Given> {
  const questions = survey.pages.flatMap((page) => page.questions);
  return fc.record(
    Object.fromEntries(
      questions.map((question) => [
        question.id,
        fc.oneof(
          { arbitrary: soundAnswer(question), weight: 6 },
          { arbitrary: fc.constantFrom(null, '', '  ', [], {}), weight: 1 },
          { arbitrary: spoiltAnswer(question).map(({ value }) => value), weight: 1 },
        ),
      ]),
    ),
    { requiredKeys: [] },
  );
}

/** Answers that hold nothing wrong: every question answered rightly, whether it is shown or not. */
export function soundAnswers(survey: Survey): fc.Arbitrary<Given> {
  const questions = survey.pages.flatMap((page) => page.questions);
  return fc.record(
    Object.fromEntries(questions.map((question) => [question.id, soundAnswer(question)])),
  );
}

/** A right answer to a question. */
export function soundAnswer(question: Question): fc.Arbitrary<unknown> {
  switch (question.kind) {
    case 'single':
      return fc.oneof(...choices(question));
    case 'multiple':
      return someChoices(question);
    case 'scale':
      return fc.integer(question.scale);
    case 'nps':
      return fc.integer({ min: 0, max: NPS_MAX });
    case 'matrix':
      return fc.record(
        Object.fromEntries(
          idsOf(question.rows).map((row) => [row, fc.constantFrom(...idsOf(question.columns))]),
        ),
      );
    case 'text':
      return fc
        .string({ minLength: 1, maxLength: question.limits.max, unit: 'grapheme' })
        .map((text) => Array.from(text).slice(0, question.limits.max).join(''))
        .filter((text) => text.trim() !== '' && !text.includes('\u0000'));
    case 'number':
      return soundNumber(question);
    case 'date':
      return fc
        .constantFrom(...DAYS)
        .filter(
          (day) => day >= (question.limits.min ?? day) && day <= (question.limits.max ?? day),
        );
    case 'file':
      return fc.subarray(FILE_IDS, { minLength: 1, maxLength: question.limits.max });
  }
}

function soundNumber({ limits }: QuestionOf<'number'>): fc.Arbitrary<number> {
  const scale = 10 ** limits.decimals;
  const [min, max] = [limits.min ?? -1_000, limits.max ?? 1_000];
  return fc.integer({ min: min * scale, max: max * scale }).map((value) => value / scale);
}

function choices({ options, other }: QuestionOf<'single' | 'multiple'>): fc.Arbitrary<unknown>[] {
  const own = fc.constantFrom({ other: 'Something else' }, { other: '別のもの' });
  return [fc.constantFrom(...idsOf(options)), ...(other ? [own] : [])];
}

function someChoices(question: QuestionOf<'multiple'>): fc.Arbitrary<unknown> {
  const all: unknown[] = [
    ...idsOf(question.options),
    ...(question.other ? [{ other: 'Own' }] : []),
  ];
  const { min, max } = question.limits;
  return fc.subarray(all, {
    minLength: Math.min(min ?? 1, all.length),
    maxLength: Math.min(max ?? all.length, all.length),
  });
}

export interface Spoilt {
  readonly value: unknown;
  readonly code: AnswerProblemCode;
}

/** A wrong answer to a question, and the code that must refuse it. */
export function spoiltAnswer(question: Question): fc.Arbitrary<Spoilt> {
  const always: Spoilt[] = [{ value: true, code: 'WRONG_TYPE' }];
  return fc.constantFrom(...always, ...spoiltOf(question));
}

function spoiltOf(question: Question): Spoilt[] {
  switch (question.kind) {
    case 'single':
      return [
        { value: ['o0', 'o1'], code: 'TWO_OF_ONE' },
        { value: 'constructor', code: 'UNKNOWN_OPTION' },
        { value: { other: 'x', more: 1 }, code: 'UNKNOWN_KEY' },
      ];
    case 'multiple':
      return [
        { value: ['o0', 'o0'], code: 'GIVEN_TWICE' },
        { value: ['__proto__'], code: 'UNKNOWN_OPTION' },
      ];
    case 'scale':
      return [
        { value: question.scale.max + 1, code: 'TOO_GREAT' },
        { value: question.scale.min - 1, code: 'TOO_SMALL' },
        { value: question.scale.min + 0.5, code: 'NOT_WHOLE' },
      ];
    case 'nps':
      return [
        { value: 11, code: 'TOO_GREAT' },
        { value: '10', code: 'WRONG_TYPE' },
      ];
    case 'matrix':
      return [
        { value: { r9: 'c0' }, code: 'UNKNOWN_ROW' },
        { value: { r0: 'c9' }, code: 'UNKNOWN_COLUMN' },
        { value: { r0: ['c0', 'c1'] }, code: 'TWO_OF_ONE' },
      ];
    case 'text':
      return [
        { value: 'x'.repeat(question.limits.max + 1), code: 'TOO_LONG' },
        { value: 'half \ud800', code: 'UNREADABLE' },
      ];
    case 'number':
      return [
        { value: 1e12, code: 'TOO_GREAT' },
        { value: '7', code: 'WRONG_TYPE' },
      ];
    case 'date':
      return [
        { value: '2027-02-29', code: 'NOT_A_DAY' },
        { value: '1900-01-01T00:00:00Z', code: 'NOT_A_DAY' },
      ];
    case 'file':
      return [{ value: ['../../etc/passwd'], code: 'NOT_A_FILE' }];
  }
}
