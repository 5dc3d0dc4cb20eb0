import ts from 'typescript';

/** A column as PostgreSQL names its type: `int8`, `_text`. */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

type Kind = 'number' | 'string' | 'boolean' | 'Date' | 'Buffer' | 'document' | `${string}[]`;

/** What the drivers' parsers make of a column (`platform/database/pools.ts`). */
const KINDS: Readonly<Record<string, Kind>> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  name: 'string',
  uuid: 'string',
  date: 'string',
  bool: 'boolean',
  timestamptz: 'Date',
  bytea: 'Buffer',
  json: 'document',
  jsonb: 'document',
  _text: 'string[]',
  _uuid: 'string[]',
  _name: 'string[]',
  // Our own parser for int8 reads single values, not those of a list.
  _int8: 'string[]',
  _int4: 'number[]',
  _timestamptz: 'Date[]',
};

/**
 * How `columns` differ from `row`: names first, then what each holds. Whether a column may be null
 * is not to be known from outside, and a document's shape neither.
 */
export function differences(
  checker: ts.TypeChecker,
  row: ts.Type,
  columns: readonly TypedColumn[],
): string[] {
  const told = new Map(checker.getPropertiesOfType(row).map((each) => [each.name, each]));
  const found = columns.flatMap(({ name, type }) => {
    const property = told.get(name);
    if (!property) return [`"${name}" comes and is not in the type`];
    const kind = KINDS[type];
    if (kind === undefined) return [`"${name}" is ${type}, of which this test knows nothing`];
    const said = checker.getTypeOfSymbol(property);
    const kinds = kindsOf(checker, said);
    const fits = kind === 'document' || kinds.every((each) => each === null || each === kind);
    return fits ? [] : [`"${name}" is ${type}, and the type says ${checker.typeToString(said)}`];
  });
  const names = new Set(columns.map(({ name }) => name));
  const missing = [...told.keys()].filter((name) => !names.has(name));
  return [...missing.map((name) => `"${name}" is in the type and does not come`), ...found];
}

/** Null is nobody's kind: it says nothing of what is there where it is not. */
const ANYTHING =
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown |
  ts.TypeFlags.Never |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined;

const PRIMITIVES: readonly (readonly [number, Kind | null])[] = [
  [ANYTHING, null],
  [ts.TypeFlags.StringLike, 'string'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
];

/** One for each member of a union; null: anything, so also this. */
function kindsOf(checker: ts.TypeChecker, type: ts.Type): (Kind | null)[] {
  const primitive = PRIMITIVES.find(([flags]) => (type.flags & flags) !== 0);
  if (primitive) return [primitive[1]];
  if (type.isUnion()) return type.types.flatMap((each) => kindsOf(checker, each));
  // A branded id: `string & { … }`.
  if (type.isIntersection()) {
    return [type.types.flatMap((each) => kindsOf(checker, each))[0] ?? null];
  }
  const name = type.getSymbol()?.name;
  if (name === 'Date' || name === 'Buffer') return [name];
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (!element) return ['document'];
  return kindsOf(checker, element).map((each) => (each === null ? null : (`${each}[]` as const)));
}
