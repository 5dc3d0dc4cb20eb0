import { z } from 'zod';
import { LOCALES } from '../../kernel/locale.js';
import {
  CONDITION_TESTS,
  isKeepable,
  isSurveyDay,
  MAX_ANSWER_LENGTH,
  MAX_COLUMNS,
  MAX_CONDITIONS,
  MAX_DECIMALS,
  MAX_FILES,
  MAX_NUMBER,
  MAX_OPTIONS,
  MAX_ROWS,
  OTHER,
  QUESTION_KINDS,
} from './survey-limits.rules.js';

/** Stable, and never the text: words may be corrected while a survey runs, meaning may not (R-C1). */
export const SurveyId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'An id is 1 to 40 lower-case letters, digits and hyphens, e.g. "q-7f3k2m".',
  );

/** A text in each language that it was written in; a draft may lack some. */
export const words = (max: number) =>
  z.partialRecord(
    z.enum(LOCALES),
    z
      .string()
      .trim()
      .max(max, `At most ${String(max)} characters.`)
      .refine(isKeepable, 'It holds a character that cannot be kept: write it again.'),
  );
const optionalWords = (max: number) => words(max).default({});

const OptionId = SurveyId.refine((id) => id !== OTHER, `"${OTHER}" stands for the answer "Other".`);
const Option = z.strictObject({ id: OptionId, text: words(300) });
const Line = z.strictObject({ id: SurveyId, text: words(300) });
const list = (max: number, of: typeof Option) =>
  z.array(of).max(max, `At most ${String(max)} of them.`);

const Condition = z.strictObject({
  /** of an earlier question */
  question: SurveyId,
  test: z.enum(CONDITION_TESTS, `Choose a test: ${CONDITION_TESTS.join(', ')}.`),
  /** an option's id or `other`, a number, a day, and for `answered` true or false */
  value: z.union(
    [z.string().max(100), z.number(), z.boolean()],
    'A text, a number, true or false.',
  ),
});
export type Condition = z.output<typeof Condition>;

const VisibleWhen = z.strictObject({
  match: z.enum(['all', 'any'], 'Choose "all" or "any" of the conditions.'),
  conditions: z
    .array(Condition)
    .min(1, 'Name at least one condition, or let the question always be shown.')
    .max(MAX_CONDITIONS, `At most ${String(MAX_CONDITIONS)} conditions.`),
});

const count = (max: number) =>
  z
    .int('A whole number.')
    .min(1, 'At least 1.')
    .max(max, `At most ${String(max)}.`);
const bound = z
  .number('A number.')
  .min(-MAX_NUMBER, `At least ${String(-MAX_NUMBER)}.`)
  .max(MAX_NUMBER, `At most ${String(MAX_NUMBER)}.`)
  .nullable()
  .default(null);
const day = z
  .string()
  .refine(isSurveyDay, 'A day from 1900 to 2199, e.g. 2027-01-31.')
  .nullable()
  .default(null);

const base = {
  id: SurveyId,
  required: z.boolean().default(false),
  text: words(500),
  help: optionalWords(1_000),
  /** null: always */
  visibleWhen: VisibleWhen.nullable().default(null),
};
const choice = {
  ...base,
  options: list(MAX_OPTIONS, Option),
  /** an answer in the advocate's own words */
  other: z.boolean().default(false),
  randomOrder: z.boolean().default(false),
};

/** One question, of one of nine kinds. */
export const Question = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('single'), ...choice }),
    z.strictObject({
      kind: z.literal('multiple'),
      ...choice,
      /** how many are chosen */
      limits: z.strictObject({
        min: count(MAX_OPTIONS).nullable().default(null),
        max: count(MAX_OPTIONS).nullable().default(null),
      }),
    }),
    z.strictObject({
      kind: z.literal('scale'),
      ...base,
      scale: z.strictObject({
        min: z
          .int('A whole number.')
          .min(0, 'A scale begins at 0 or 1.')
          .max(1, 'A scale begins at 0 or 1.'),
        max: z.int('A whole number.').min(2, 'At least 2.').max(10, 'At most 10.'),
        low: optionalWords(60),
        high: optionalWords(60),
      }),
    }),
    z.strictObject({ kind: z.literal('nps'), ...base }),
    z.strictObject({
      kind: z.literal('matrix'),
      ...base,
      rows: list(MAX_ROWS, Line),
      columns: list(MAX_COLUMNS, Line),
    }),
    z.strictObject({
      kind: z.literal('text'),
      ...base,
      /** several lines to write in */
      long: z.boolean().default(true),
      /** characters */
      limits: z.strictObject({ max: count(MAX_ANSWER_LENGTH) }),
    }),
    z.strictObject({
      kind: z.literal('number'),
      ...base,
      limits: z.strictObject({
        min: bound,
        max: bound,
        decimals: z.int('A whole number.').min(0, '0 or more.').max(MAX_DECIMALS).default(0),
      }),
    }),
    z.strictObject({
      kind: z.literal('date'),
      ...base,
      limits: z.strictObject({ min: day, max: day }),
    }),
    z.strictObject({
      kind: z.literal('file'),
      ...base,
      limits: z.strictObject({ max: count(MAX_FILES) }),
    }),
  ],
  `Choose a kind: ${QUESTION_KINDS.join(', ')}.`,
);
export type Question = z.output<typeof Question>;
export type QuestionOf<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;
