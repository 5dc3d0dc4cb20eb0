import {
  readValue,
  type AttributeType,
  type AttributeValue,
  type StatedValue,
} from '../../attributes/index.js';
import type { ColumnKind } from './column-format.rules.js';
import type { OptionalValues, Said } from './optional-values.rules.js';

/** A fact of the programme's own, as a file can give it; one that is archived is none. */
export interface OwnAttribute {
  readonly id: string;
  readonly name: string;
  readonly type: AttributeType;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** By its name: what a person writes into a mapping. */
export type AttributeColumn = `attribute.${string}`;

export function columnOfAttribute({ name }: Pick<OwnAttribute, 'name'>): AttributeColumn {
  return `attribute.${name}`;
}

/** Of the columns of attributes, those that can be written in several ways. */
export function kindsOfAttributes(
  attributes: readonly OwnAttribute[],
): Readonly<Record<AttributeColumn, ColumnKind>> {
  return Object.fromEntries(
    attributes.flatMap((attribute): [AttributeColumn, ColumnKind][] =>
      attribute.type === 'NUMBER' || attribute.type === 'DAY'
        ? [[columnOfAttribute(attribute), attribute.type]]
        : [],
    ),
  );
}

/** What a row says of one attribute. */
export interface SaidAttribute {
  readonly attribute: OwnAttribute;
  /** null: it is taken away */
  readonly value: AttributeValue | null;
}

/** What a row says of the programme's own attributes. */
export function attributesIn<Column extends string>(
  values: OptionalValues<Column>,
  attributes: readonly OwnAttribute[],
): SaidAttribute[] {
  return attributes.flatMap((attribute) => {
    const value = valueIn(values, columnOfAttribute(attribute) as Column, attribute);
    return value === undefined ? [] : [{ attribute, value }];
  });
}

const MOST = 999_999_999_999;

function valueIn<Column extends string>(
  values: OptionalValues<Column>,
  column: Column,
  attribute: OwnAttribute,
): Said<AttributeValue> {
  const asValue = (stated: StatedValue): AttributeValue | null => {
    const read = readValue({ ...attribute, isArchived: false }, stated);
    return read.says === 'VALUE' ? read.value : null;
  };
  const stated = <Value>(said: Said<Value>, of: (value: Value) => StatedValue) =>
    isSaid(said) ? asValue(of(said)) : said;
  switch (attribute.type) {
    case 'TEXT':
      return values.value(column, 'a text of one line', (text) => asValue({ text }));
    case 'CHOICE':
      return values.value(column, choiceOf(attribute, column), (choice) => asValue({ choice }));
    case 'NUMBER': {
      const wanted = 'a number with at most 6 decimals';
      const bounds = { least: -MOST, most: MOST, decimals: 6, wanted };
      return stated(values.number(column, bounds), (number) => ({ number }));
    }
    case 'DAY':
      return stated(values.day(column), (day) => ({ day }));
    case 'YES_NO':
      return stated(values.yesNo(column), (yesNo) => ({ yesNo }));
  }
}

function isSaid<Value>(said: Said<Value>): said is Value {
  return said !== null && said !== undefined;
}

/** Of a long list so many are named. */
const NAMED = 10;

function choiceOf({ choices }: OwnAttribute, column: string): string {
  const labels = choices.slice(0, NAMED).map(({ label }) => label);
  const more = choices.length > NAMED ? ' …' : '';
  return `one of ${labels.join(', ')}${more}, or a meaning in mapping.values.${column}`;
}

/** As people read a value. */
export function shownValue({ choices }: OwnAttribute, value: AttributeValue | null): string | null {
  if (value === null) return null;
  const { text, number, day, yesNo, choiceId } = value;
  if (yesNo !== null) return yesNo ? 'yes' : 'no';
  if (choiceId !== null) return choices.find(({ id }) => id === choiceId)?.label ?? null;
  return text ?? day ?? (number === null ? null : String(number));
}
