/** The limits of surveys. Without zod, so that the player's first load stays small. */
export const QUESTION_KINDS = [
  'single',
  'multiple',
  'scale',
  'nps',
  'matrix',
  'text',
  'number',
  'date',
  'file',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const MAX_PAGES = 30;
export const MAX_QUESTIONS = 100;
export const MAX_OPTIONS = 50;
export const MAX_ROWS = 20;
export const MAX_COLUMNS = 11;
export const MAX_FILES = 5;
export const MAX_CONDITIONS = 10;

/** An answer in words; `limits.max` of a question may ask for less. */
export const MAX_ANSWER_LENGTH = 5_000;
/** The text beside "Other". */
export const MAX_OTHER_LENGTH = 300;
/** A draft keeps what is still too long to hand in. */
export const MAX_DRAFT_LENGTH = 20_000;

/** The greatest number that still has its six decimals. */
export const MAX_NUMBER = 1_000_000_000;
export const MAX_DECIMALS = 6;

/** The id that stands for "Other" in conditions and in results: no option may bear it. */
export const OTHER = 'other';

/** NPS is asked from 0 to 10 (R-S3). */
export const NPS_MAX = 10;

/** Tests of a condition that suit a kind of question. */
export const TESTS: Readonly<Record<QuestionKind, readonly ConditionTest[]>> = {
  single: ['is', 'isNot', 'answered'],
  multiple: ['is', 'isNot', 'answered'],
  scale: ['is', 'isNot', 'atLeast', 'atMost', 'answered'],
  nps: ['is', 'isNot', 'atLeast', 'atMost', 'answered'],
  matrix: ['answered'],
  text: ['answered'],
  number: ['is', 'isNot', 'atLeast', 'atMost', 'answered'],
  date: ['is', 'isNot', 'atLeast', 'atMost', 'answered'],
  file: ['answered'],
};
export const CONDITION_TESTS = ['is', 'isNot', 'atLeast', 'atMost', 'answered'] as const;
export type ConditionTest = (typeof CONDITION_TESTS)[number];

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the calendar from 1900 to 2199, `YYYY-MM-DD`; the portal need not load Temporal for it. */
export function isSurveyDay(text: string): boolean {
  const match = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

/** How long a text is: characters outside the first plane count once. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Whether PostgreSQL can keep a text: it holds neither NUL nor half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}
