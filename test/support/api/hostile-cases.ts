import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { HOSTILE, KINDS_OF_TYPE } from './hostile-values.js';

/** A place in the arguments of an operation where a value goes in. */
export interface Leaf {
  /** `Mutation.recordDeal` */
  readonly key: string;
  /** `input`, `stages`, `0`, `title` */
  readonly path: readonly string[];
  /** of the argument as it is declared, e.g. `RecordDealInput!` */
  readonly argument: string;
  /** `String`, or the name of an enum */
  readonly type: string;
  readonly isList: boolean;
}

/** Every leaf of every argument of every query and mutation. */
export function leavesOf(schema: GraphQLSchema): Leaf[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => !!type);
  return roots.flatMap((root) =>
    Object.values(root.getFields()).flatMap((field) => leavesOfField(root.name, field)),
  );
}

/** Every leaf of the fields that take arguments inside of an answer: `Advocate.statement`. */
export function leavesInside(schema: GraphQLSchema): Leaf[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => leavesOfField(type.name, field)),
    );
}

function leavesOfField(root: string, field: GraphQLField<unknown, unknown>): Leaf[] {
  return field.args.flatMap((arg) =>
    walk(arg.type, [arg.name]).map((leaf) => ({
      ...leaf,
      key: `${root}.${field.name}`,
      argument: String(arg.type),
    })),
  );
}

type Found = Pick<Leaf, 'path' | 'type' | 'isList'>;

function walk(type: GraphQLInputType, path: readonly string[], isList = false): Found[] {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const inner = walk(bare.ofType, [...path, '0']);
    return isInputObjectType(getNamedType(bare))
      ? [{ path, type: getNamedType(bare).name, isList: true }, ...inner]
      : inner.map((leaf) => ({ ...leaf, isList: true }));
  }
  if (isInputObjectType(bare)) {
    return Object.values(bare.getFields()).flatMap((field) =>
      walk(field.type, [...path, field.name]),
    );
  }
  return [{ path, type: isEnumType(bare) ? bare.name : getNamedType(bare).name, isList }];
}

const EVERYTHING = Object.values(HOSTILE).flat();
const MANY = 5_001;

/**
 * What is tried at a leaf: the kinds of values that its type reads first, then all others, lists
 * that are too long, and ids of other things and programmes.
 */
export function valuesFor(leaf: Leaf, ids: readonly string[]): unknown[] {
  const kinds = KINDS_OF_TYPE[leaf.type] ?? [];
  const own = kinds.flatMap((kind) => HOSTILE[kind] ?? []);
  const others = EVERYTHING.filter((value) => !own.includes(value));
  const lists = leaf.isList
    ? [Array.from({ length: MANY }, () => ids[0]), ids, [ids[0], ids[0]]]
    : [];
  return [...ids, ...own, ...lists, ...others];
}

/** `base` with `value` at the path; what stands in the way is made. */
export function withValue(base: object, path: readonly string[], value: unknown): object {
  const [first = '', ...rest] = path;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(base)
    ? [...(base as unknown[])]
    : { ...base };
  const slots = copy as Record<string, unknown>;
  const inner = slots[first];
  const container = rest[0] === '0' ? [] : {};
  slots[first] =
    rest.length === 0
      ? value
      : withValue(typeof inner === 'object' && inner !== null ? inner : container, rest, value);
  return copy;
}

/** Words of the database's driver, of its errors and of our tables, which no caller may read. */
export const DRIVERS_WORDS =
  /invalid input syntax|violates|duplicate key|invalid byte sequence|unsupported Unicode|out of range for type|syntax error at|QueryFailedError|DatabaseError|SQLSTATE|relation "|column "|pg_\w+|\bint8\b|canceling statement|RangeError|TypeError|at \w+ \(|node_modules/;
