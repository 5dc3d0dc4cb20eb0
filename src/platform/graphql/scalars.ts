import {
  GraphQLError,
  GraphQLScalarType,
  Kind,
  valueFromASTUntyped,
  type ValueNode,
} from 'graphql';
import { parseMoment } from '../../kernel/clock.js';
import { parseDay } from '../../kernel/day.js';

/** Scalars throw in `serialize` rather than return null: a compiled query would let a null pass. */
function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function orRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return refuse(error.message);
    throw error;
  }
}

function textOf(node: ValueNode, name: string): string {
  return node.kind === Kind.STRING ? node.value : refuse(`${name} is written as a text in quotes.`);
}

function wholeNumber(value: unknown, name: string): number {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? // Not -0, which JSON has and no amount is.
      value || 0
    : refuse(`${name} is a whole number between -(2^53 - 1) and 2^53 - 1.`);
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment, RFC 3339 in UTC, e.g. 2026-11-21T09:30:00.000Z',
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('DateTime: not a moment');
  },
  parseValue: (value) =>
    typeof value === 'string'
      ? orRefuse(() => parseMoment(value))
      : refuse('DateTime is a text such as 2026-11-21T09:30:00Z.'),
  parseLiteral: (node) => orRefuse(() => parseMoment(textOf(node, 'DateTime'))),
});

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day without a time, in the time zone of the programme: 2026-11-21',
  serialize(value) {
    if (typeof value === 'string') return value;
    throw new TypeError('Date: not a day');
  },
  parseValue: (value) =>
    typeof value === 'string'
      ? orRefuse(() => parseDay(value))
      : refuse('Date is a text such as 2026-11-21.'),
  parseLiteral: (node) => orRefuse(() => parseDay(textOf(node, 'Date'))),
});

export const PointsScalar = new GraphQLScalarType<number, number>({
  name: 'Points',
  description: 'A whole number that JavaScript holds exactly (points, or the minor unit of money)',
  serialize(value) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new TypeError('Points: not a safe whole number');
  },
  parseValue: (value) => wholeNumber(value, 'Points'),
  parseLiteral: (node) =>
    wholeNumber(node.kind === Kind.INT ? Number(node.value) : undefined, 'Points'),
});

const MAX_PAGE = 100;

function pageSize(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PAGE
    ? value
    : refuse(`PageSize is a whole number from 1 to ${String(MAX_PAGE)}.`);
}

export const PageSizeScalar = new GraphQLScalarType<number, number>({
  name: 'PageSize',
  description: 'How many rows a page may have: 1 to 100',
  serialize: pageSize,
  parseValue: pageSize,
  parseLiteral: (node) => pageSize(node.kind === Kind.INT ? Number(node.value) : undefined),
});

export const TimelineInputsScalar = new GraphQLScalarType<object, object>({
  name: 'TimelineInputs',
  description: 'What a rule looked at: an object of ids, days, moments, numbers and codes',
  serialize(value) {
    if (typeof value === 'object' && value !== null) return value;
    throw new TypeError('TimelineInputs: not an object');
  },
  parseValue: () => refuse('TimelineInputs is only ever answered.'),
  parseLiteral: (node) => valueFromASTUntyped(node) as object,
});

export const HeldValuesScalar = new GraphQLScalarType<object, object>({
  name: 'HeldValues',
  description: 'What stands in a row about a person: names in English, and their values',
  serialize(value) {
    if (typeof value === 'object' && value !== null) return value;
    throw new TypeError('HeldValues: not an object');
  },
  parseValue: () => refuse('HeldValues is only ever answered.'),
  parseLiteral: (node) => valueFromASTUntyped(node) as object,
});
