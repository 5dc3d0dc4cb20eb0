import { isId } from '../../kernel/ids.js';
import { isOneLine, lineProblem } from '../../kernel/texts.js';
import { nameKey, type AttributeType } from './attribute.rules.js';

const LONGEST_TEXT = 500;
/** What a number of JavaScript holds exactly, with room for its decimals. */
const LARGEST = 999_999_999_999;
const MOST_DECIMALS = 6;

/** A value as somebody said it: one of the fields, the one that its attribute's type names. */
export interface StatedValue {
  readonly text?: string | null | undefined;
  readonly number?: number | null | undefined;
  /** a day as `YYYY-MM-DD` */
  readonly day?: string | null | undefined;
  readonly yesNo?: boolean | null | undefined;
  readonly choiceId?: string | null | undefined;
  /** its label instead of its id, in any case and width */
  readonly choice?: string | null | undefined;
  /** true takes the value away */
  readonly clear?: boolean | null | undefined;
}

/** A value as it is stored: all but the one of its type are null, and that too once it was cleared. */
export interface AttributeValue {
  readonly text: string | null;
  readonly number: number | null;
  readonly day: string | null;
  readonly yesNo: boolean | null;
  readonly choiceId: string | null;
}

export const NO_VALUE: AttributeValue = {
  text: null,
  number: null,
  day: null,
  yesNo: null,
  choiceId: null,
};

export interface TypedAttribute {
  readonly type: AttributeType;
  readonly isArchived: boolean;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** What a statement comes to. Null `value`: it is taken away. */
export type ReadValue =
  | { readonly says: 'NOTHING' }
  | { readonly says: 'VALUE'; readonly value: AttributeValue | null }
  | { readonly says: 'WRONG'; readonly field: keyof StatedValue; readonly message: string };

type Field = Exclude<keyof StatedValue, 'clear'>;
const FIELDS: readonly Field[] = ['text', 'number', 'day', 'yesNo', 'choiceId', 'choice'];

const FIELDS_OF_TYPE: Readonly<Record<AttributeType, readonly Field[]>> = {
  TEXT: ['text'],
  NUMBER: ['number'],
  DAY: ['day'],
  YES_NO: ['yesNo'],
  CHOICE: ['choiceId', 'choice'],
};

const wrong = (field: keyof StatedValue, message: string): ReadValue => ({
  says: 'WRONG',
  field,
  message,
});
const valued = (value: Partial<AttributeValue>): ReadValue => ({
  says: 'VALUE',
  value: { ...NO_VALUE, ...value },
});

/** R-D5: what is absent, null or blank says nothing; a value is taken away by `clear` alone. */
export function readValue(attribute: TypedAttribute, stated: StatedValue): ReadValue {
  const given = FIELDS.filter((field) => saysSomething(stated[field]));
  const [field, another] = given;
  if (stated.clear) {
    return field
      ? wrong(field, 'A value is set or cleared, not both.')
      : { says: 'VALUE', value: null };
  }
  if (!field) return { says: 'NOTHING' };
  const wanted = FIELDS_OF_TYPE[attribute.type];
  if (!wanted.includes(field)) {
    return wrong(field, `This attribute takes ${wanted.join(' or ')}.`);
  }
  if (another) return wrong(another, 'One value for one attribute.');
  if (attribute.isArchived) return wrong(field, 'This attribute is archived: restore it first.');
  return READ[field](stated, attribute);
}

function saysSomething(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined;
}

const READ: Readonly<Record<Field, (stated: StatedValue, of: TypedAttribute) => ReadValue>> = {
  text: ({ text }) => readText(text?.trim() ?? ''),
  number: ({ number }) => readNumber(number ?? 0),
  day: ({ day }) => valued({ day: day ?? null }),
  yesNo: ({ yesNo }) => valued({ yesNo: yesNo ?? null }),
  choiceId: ({ choiceId }, { choices }) =>
    readChoice(
      'choiceId',
      choices.find(({ id }) => isId(choiceId ?? '') && id === choiceId),
    ),
  choice: ({ choice }, { choices }) =>
    readChoice(
      'choice',
      choices.find(({ label }) => nameKey(label) === nameKey(choice ?? '')),
    ),
};

function readText(text: string): ReadValue {
  const problem = isOneLine(text) ? lineProblem(text, LONGEST_TEXT) : 'One line.';
  return problem === null ? valued({ text }) : wrong('text', problem);
}

/** Never rounded in silence. */
function readNumber(number: number): ReadValue {
  if (!(Math.abs(number) <= LARGEST)) {
    return wrong('number', `A number from −${String(LARGEST)} to ${String(LARGEST)}.`);
  }
  if (Number(number.toFixed(MOST_DECIMALS)) !== number) {
    return wrong('number', `At most ${String(MOST_DECIMALS)} decimals.`);
  }
  return valued({ number: number === 0 ? 0 : number });
}

function readChoice(
  field: 'choice' | 'choiceId',
  choice: { readonly id: string } | undefined,
): ReadValue {
  return choice ? valued({ choiceId: choice.id }) : wrong(field, 'One of the list.');
}

export function isSameValue(one: AttributeValue, other: AttributeValue): boolean {
  return (Object.keys(NO_VALUE) as (keyof AttributeValue)[]).every(
    (field) => one[field] === other[field],
  );
}
