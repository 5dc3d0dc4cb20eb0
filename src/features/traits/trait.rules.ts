import { parseDay } from '../../kernel/calendar-day.js';
import { lineProblem, LONGEST } from '../../kernel/texts.js';

export const TRAIT_TYPES = ['CHOICE', 'CHOICES', 'DAY', 'NUMBER', 'TEXT', 'YES_NO'] as const;
/** `CHOICE` is one of a list, `CHOICES` any number of them. */
export type TraitType = (typeof TRAIT_TYPES)[number];

/** What a condition can ask of a trait of each type. */
export const OPERATORS_OF_TYPE = {
  CHOICE: ['IS_ONE_OF', 'IS_NONE_OF', 'IS_KNOWN', 'IS_UNKNOWN'],
  CHOICES: ['HAS_ANY_OF', 'HAS_ALL_OF', 'HAS_NONE_OF'],
  DAY: [
    'FROM_DAY',
    'UNTIL_DAY',
    'WITHIN_LAST_DAYS',
    'LONGER_AGO_THAN_DAYS',
    'WITHIN_NEXT_DAYS',
    'IS_KNOWN',
    'IS_UNKNOWN',
  ],
  NUMBER: ['AT_LEAST', 'AT_MOST', 'EXACTLY', 'IS_KNOWN', 'IS_UNKNOWN'],
  TEXT: ['IS_ONE_OF', 'IS_NONE_OF', 'CONTAINS', 'IS_KNOWN', 'IS_UNKNOWN'],
  YES_NO: ['IS_YES', 'IS_NO', 'IS_KNOWN', 'IS_UNKNOWN'],
} as const satisfies Record<TraitType, readonly string[]>;

export type TraitOperator = (typeof OPERATORS_OF_TYPE)[TraitType][number];

export const TRAIT_OPERATORS: readonly TraitOperator[] = [
  ...new Set(Object.values(OPERATORS_OF_TYPE).flat()),
];

/** What an operator compares with; operators that are not here take no value. */
const OPERANDS = {
  IS_ONE_OF: 'LIST',
  IS_NONE_OF: 'LIST',
  HAS_ANY_OF: 'LIST',
  HAS_ALL_OF: 'LIST',
  HAS_NONE_OF: 'LIST',
  CONTAINS: 'TEXT',
  FROM_DAY: 'DAY',
  UNTIL_DAY: 'DAY',
  WITHIN_LAST_DAYS: 'DAYS',
  LONGER_AGO_THAN_DAYS: 'DAYS',
  WITHIN_NEXT_DAYS: 'DAYS',
  AT_LEAST: 'NUMBER',
  AT_MOST: 'NUMBER',
  EXACTLY: 'NUMBER',
} as const satisfies Partial<Record<TraitOperator, string>>;

export type Operand = (typeof OPERANDS)[keyof typeof OPERANDS];

/** null: the operator stands alone. */
export function operandOf(operator: TraitOperator): Operand | null {
  return operator in OPERANDS ? OPERANDS[operator as keyof typeof OPERANDS] : null;
}

/** One question about one trait of an advocate. */
export interface Condition {
  /** the trait's name, e.g. `advocate.language` */
  readonly trait: string;
  readonly operator: TraitOperator;
  /** as written: choices by their codes or ids, days as `YYYY-MM-DD`, numbers in digits */
  readonly values: readonly string[];
}

export interface ConditionProblem {
  readonly field: 'operator' | 'values';
  readonly message: string;
}

/** What is wrong with a condition on a trait of this type, and what would be right. */
export function conditionProblem(
  { type, choices }: { readonly type: TraitType; readonly choices: readonly string[] | null },
  { operator, values }: Condition,
): ConditionProblem | null {
  const operators: readonly TraitOperator[] = OPERATORS_OF_TYPE[type];
  if (!operators.includes(operator)) {
    return { field: 'operator', message: `One of ${operators.join(', ')}.` };
  }
  const message = valuesProblem(operandOf(operator), values, choices);
  return message === null ? null : { field: 'values', message };
}

type Check = (values: readonly string[], choices: readonly string[] | null) => string | null;

/** Exactly one value, which a pattern or a check finds right. */
const one =
  (problem: (value: string) => string | null): Check =>
  ([value, ...others]) =>
    value === undefined || others.length > 0 ? 'Exactly one value.' : problem(value);

const like = (pattern: RegExp, wanted: string): Check =>
  one((value) => (pattern.test(value) ? null : wanted));

const CHECKS: Readonly<Record<Operand, Check>> = {
  LIST: listProblem,
  TEXT: one((text) => (text.trim() === '' ? 'A text.' : lineProblem(text, LONGEST.name))),
  DAY: one(dayProblem),
  DAYS: like(/^\d{1,5}$/, 'A whole number of days from 0 to 99999.'),
  NUMBER: like(/^-?\d{1,15}(\.\d{1,4})?$/, 'A number such as 500 or 12.5.'),
};

function valuesProblem(
  operand: Operand | null,
  values: readonly string[],
  choices: readonly string[] | null,
): string | null {
  if (operand !== null) return CHECKS[operand](values, choices);
  return values.length === 0 ? null : 'This question takes no value.';
}

function listProblem(values: readonly string[], choices: readonly string[] | null): string | null {
  if (values.length === 0) return 'At least one value.';
  for (const value of values) {
    const problem = value === '' ? 'No value is empty.' : lineProblem(value, LONGEST.name);
    if (problem !== null) return problem;
  }
  const other = choices && values.find((value) => !choices.includes(value));
  return other ? `"${other}" is none of its values.` : null;
}

function dayProblem(text: string): string | null {
  try {
    parseDay(text);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
