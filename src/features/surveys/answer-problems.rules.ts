/** Why an answer is refused, and what would be right, in plain words; the portal has its own. */
const MESSAGES = {
  NOT_ANSWERS: 'Answers are an object: the id of each question with its answer.',
  UNKNOWN_QUESTION: 'This survey has no question "{name}".',
  UNKNOWN_KEY: 'An answer has no part "{name}": send {wanted}.',
  WRONG_TYPE: 'Send {wanted}.',
  REQUIRED: 'This question needs an answer.',
  TWO_OF_ONE: 'One answer is possible here: send {wanted}.',
  UNKNOWN_OPTION: 'There is no option "{name}": choose from {wanted}.',
  OTHER_NOT_OFFERED: '"Other" is not offered here: choose from {wanted}.',
  OTHER_EMPTY: 'Say in a few words what "Other" is.',
  GIVEN_TWICE: '"{name}" is named twice: send it once.',
  TOO_FEW: 'Choose at least {min}.',
  TOO_MANY: 'At most {max} are possible.',
  TOO_SMALL: 'At least {min}.',
  TOO_GREAT: 'At most {max}.',
  NOT_WHOLE: 'A whole number.',
  TOO_MANY_DECIMALS: 'At most {max} digits after the point.',
  UNKNOWN_ROW: 'There is no row "{name}": the rows are {wanted}.',
  UNKNOWN_COLUMN: 'There is no column "{name}": choose from {wanted}.',
  ROW_MISSING: 'The row "{name}" needs an answer.',
  TOO_LONG: 'At most {max} characters; these are {length}.',
  UNREADABLE: 'It holds a character that cannot be kept: write it again.',
  NOT_A_DAY: 'A day of the calendar from 1900 to 2199, e.g. 2027-01-31.',
  TOO_EARLY: 'Not before {min}.',
  TOO_LATE: 'Not after {max}.',
  NOT_A_FILE: 'The id that the upload answered.',
} as const;

export type AnswerProblemCode = keyof typeof MESSAGES;

/** Problems of an unfinished answer: a draft may have them, handing it in is refused. */
const NOT_YET: ReadonlySet<AnswerProblemCode> = new Set([
  'REQUIRED',
  'OTHER_EMPTY',
  'TOO_FEW',
  'TOO_MANY',
  'TOO_SMALL',
  'TOO_GREAT',
  'NOT_WHOLE',
  'TOO_MANY_DECIMALS',
  'ROW_MISSING',
  'TOO_EARLY',
  'TOO_LATE',
]);

export const isNotYetRight = ({ code }: AnswerProblem): boolean => NOT_YET.has(code);

export type Details = Readonly<Record<string, string | number>>;

export interface AnswerProblem {
  /** the question's id, then the part: a row, a place in a list */
  readonly path: readonly string[];
  readonly code: AnswerProblemCode;
  readonly message: string;
  readonly details: Details;
}

/** A name as a message quotes it: what somebody sent may be long. */
const MAX_NAME = 60;

export function problem(
  path: readonly string[],
  code: AnswerProblemCode,
  details: Details = {},
): AnswerProblem {
  const short = Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'string' && key === 'name' ? shortened(value) : value,
    ]),
  );
  const message = MESSAGES[code].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(short[key]));
  return { path, code, message, details: short };
}

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length > MAX_NAME ? `${letters.slice(0, MAX_NAME).join('')}…` : name;
}
