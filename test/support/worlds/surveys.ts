import fc from 'fast-check';
import {
  SurveyDefinition,
  type Survey,
} from '../../../src/features/surveys/survey-definition.rules.js';
import {
  NPS_MAX,
  OTHER,
  QUESTION_KINDS,
  TESTS,
  type QuestionKind,
} from '../../../src/features/surveys/survey-limits.rules.js';
import type { Condition, Question } from '../../../src/features/surveys/survey-question.rules.js';

export const FILE_IDS = [
  '01999999-0000-7000-8000-000000000001',
  '01999999-0000-7000-8000-000000000002',
];
export const DAYS = ['2026-02-28', '2027-01-01', '2027-06-30', '2028-02-29'];
const words = (text: string) => fc.constant({ en: text, ja: `${text} (ja)` });

/** A survey with one question of each kind, all of them optional and always shown. */
export function aSurvey(change: Partial<Record<QuestionKind, object>> = {}): Survey {
  const text = (en: string) => ({ en });
  const kinds: Record<QuestionKind, object> = {
    single: { options: ['a', 'b'].map((id) => ({ id, text: text(id) })) },
    multiple: { options: ['a', 'b', 'c'].map((id) => ({ id, text: text(id) })), limits: {} },
    scale: { scale: { min: 1, max: 5 } },
    nps: {},
    matrix: {
      rows: ['r1', 'r2'].map((id) => ({ id, text: text(id) })),
      columns: ['c1', 'c2'].map((id) => ({ id, text: text(id) })),
    },
    text: { limits: { max: 20 } },
    number: { limits: { min: 0, max: 100 } },
    date: { limits: { min: '2027-01-01', max: '2027-12-31' } },
    file: { limits: { max: 1 } },
  };
  const questions = QUESTION_KINDS.map((kind) => ({
    id: kind,
    kind,
    text: text(kind),
    ...kinds[kind],
    ...change[kind],
  }));
  return SurveyDefinition.parse({
    answersAre: 'NAMED',
    languages: ['en'],
    pages: [{ id: 'page', questions }],
  });
}

/** A whole answer to each question of `aSurvey`. */
export const SOUND_ANSWERS: Readonly<Record<QuestionKind, unknown>> = {
  single: 'a',
  multiple: ['a', 'c'],
  scale: 5,
  nps: 9,
  matrix: { r1: 'c1', r2: 'c2' },
  text: 'Works well.',
  number: 42,
  date: '2027-06-30',
  file: [FILE_IDS[0]],
};

/** Any survey that the definition allows, with branching by any of its earlier questions. */
export const anySurvey: fc.Arbitrary<Survey> = fc
  .array(fc.tuple(fc.constantFrom(...QUESTION_KINDS), fc.nat({ max: 3 })), {
    minLength: 1,
    maxLength: 10,
  })
  .chain((kinds) =>
    kinds.reduce<fc.Arbitrary<{ page: number; question: Question }[]>>(
      (before, [kind, page], place) =>
        before.chain((questions) =>
          anyQuestion(kind, `q${String(place)}`, questions).map((question) => [
            ...questions,
            { page, question },
          ]),
        ),
      fc.constant([]),
    ),
  )
  .map((placed) => {
    // The order of the questions is the order of the pages: a page ends where the next one begins.
    const pages: Question[][] = [[]];
    for (const { page, question } of placed) {
      if (page === 0 && pages.at(-1)?.length !== 0) pages.push([]);
      pages.at(-1)?.push(question);
    }
    return SurveyDefinition.parse({
      answersAre: 'NAMED',
      languages: ['en', 'ja'],
      pages: pages.map((questions, number) => ({ id: `p${String(number)}`, questions })),
      thanks: { en: 'Thank you.', ja: 'ありがとうございました。' },
    });
  });

function anyQuestion(
  kind: QuestionKind,
  id: string,
  earlier: readonly { question: Question }[],
): fc.Arbitrary<Question> {
  const base = {
    id: fc.constant(id),
    required: fc.boolean(),
    text: words(id),
    help: fc.constantFrom({}, { en: 'Help', ja: 'ヘルプ' }),
    visibleWhen:
      earlier.length === 0
        ? fc.constant(null)
        : fc.oneof(fc.constant(null), anyConditions(earlier), anyConditions(earlier)),
  };
  return partsOf(kind).chain((parts) =>
    fc.record(base).map((common) => ({ kind, ...common, ...parts }) as Question),
  );
}

const parts = (letter: string, least: number) =>
  fc.integer({ min: least, max: 4 }).map((count) =>
    Array.from({ length: count }, (_, place) => ({
      id: `${letter}${String(place)}`,
      text: { en: `${letter} ${String(place)}`, ja: `${letter}${String(place)}` },
    })),
  );
const choice = { options: parts('o', 2), other: fc.boolean(), randomOrder: fc.boolean() };

function partsOf(kind: QuestionKind): fc.Arbitrary<object> {
  switch (kind) {
    case 'single':
      return fc.record(choice);
    case 'multiple':
      return fc.record({
        ...choice,
        limits: fc.constantFrom(
          { min: null, max: null },
          { min: 1, max: 2 },
          { min: 2, max: null },
          { min: null, max: 1 },
        ),
      });
    case 'scale':
      return fc.record({
        scale: fc.record({
          min: fc.constantFrom(0, 1),
          max: fc.integer({ min: 2, max: 10 }),
          low: fc.constant({}),
          high: fc.constant({}),
        }),
      });
    case 'matrix':
      return fc.record({ rows: parts('r', 1), columns: parts('c', 2) });
    case 'text':
      return fc.record({
        long: fc.boolean(),
        limits: fc.record({ max: fc.integer({ min: 5, max: 40 }) }),
      });
    case 'number':
      return fc.record({
        limits: fc.record({
          min: fc.constantFrom(null, -10, 0),
          max: fc.constantFrom(null, 10, 1_000),
          decimals: fc.constantFrom(0, 2),
        }),
      });
    case 'date':
      return fc.record({
        limits: fc.record({
          min: fc.constantFrom(null, '2027-01-01'),
          max: fc.constantFrom(null, '2027-12-31'),
        }),
      });
    case 'file':
      return fc.record({ limits: fc.record({ max: fc.integer({ min: 1, max: 2 }) }) });
    case 'nps':
      return fc.constant({});
  }
}

function anyConditions(earlier: readonly { question: Question }[]): fc.Arbitrary<object> {
  const condition = fc.constantFrom(...earlier).chain(({ question }) =>
    fc.constantFrom(...TESTS[question.kind]).chain((test) =>
      (test === 'answered' ? fc.boolean() : conditionValue(question)).map((value): Condition => ({
        question: question.id,
        test,
        value,
      })),
    ),
  );
  return fc.record({
    match: fc.constantFrom('all', 'any'),
    conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
  });
}

function conditionValue(question: Question): fc.Arbitrary<string | number> {
  if (question.kind === 'single' || question.kind === 'multiple') {
    return fc.constantFrom(...idsOf(question.options), ...(question.other ? [OTHER] : []));
  }
  if (question.kind === 'scale') return fc.integer(question.scale);
  if (question.kind === 'nps') return fc.integer({ min: 0, max: NPS_MAX });
  return question.kind === 'number' ? fc.integer({ min: -10, max: 10 }) : fc.constantFrom(...DAYS);
}

export const idsOf = (lines: readonly { id: string }[]): string[] => lines.map(({ id }) => id);
