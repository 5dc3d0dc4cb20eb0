import {
  defaultFieldResolver,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Role } from '../../kernel/actor.js';
import { NotAllowed, NotSignedIn } from '../errors/index.js';
import type { Contexts } from './graph-context.js';
import { idsOf } from './mutation-input.js';
import { SchemaNotServed } from './schema-not-served.js';

/** How far a right reaches: what is one's own, or the whole programme. */
export type Scope = 'own' | 'program';

/** Roles with their reach. */
export type AccessRoles = Partial<Record<Role, Scope>>;

/**
 * Who may use an operation or field: roles with their reach; `PARENT`: everyone who received the
 * object; `SIGNED_IN`: every member, whatever the programme; `PUBLIC`: everyone.
 */
export type AccessRow = AccessRoles | 'PARENT' | 'SIGNED_IN' | 'PUBLIC';

/** `Query.x`, `Mutation.y`, `Type.field`, or `Type.*` for the fields without a row of their own. */
export type AccessTable = Readonly<Record<string, AccessRow>>;

/**
 * Puts every field behind its row (R-A2). Throws at boot for a field without a row and for a row
 * without a field, so that neither a forgotten policy nor a stale one can be served.
 */
export function enforceAccess(
  schema: GraphQLSchema,
  tables: readonly AccessTable[],
): GraphQLSchema {
  const rows = mergeTables(tables);
  const used = new Set<string>();
  const missing: string[] = [];
  for (const type of objectTypes(schema).filter((each) => !isExpectedError(each))) {
    for (const field of Object.values<GraphQLField<unknown, Contexts>>(type.getFields())) {
      const key = rowKey(rows, type.name, field.name);
      if (key === null) missing.push(`${type.name}.${field.name}`);
      else {
        used.add(key);
        guard(`${type.name}.${field.name}`, field, rows.get(key) ?? 'PARENT');
      }
    }
  }
  const stale = [...rows.keys()].filter((key) => !used.has(key) && !isInterfaceRow(schema, key));
  if (missing.length > 0)
    throw new SchemaNotServed(`No access row (R-A2) for: ${missing.join(', ')}`);
  if (stale.length > 0) throw new SchemaNotServed(`Access rows for nothing: ${stale.join(', ')}`);
  return schema;
}

/** The answer of a mutation is for its caller. */
function isExpectedError(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'UserError');
}

export function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__'));
}

function mergeTables(tables: readonly AccessTable[]): Map<string, AccessRow> {
  const rows = new Map<string, AccessRow>();
  for (const [key, row] of tables.flatMap((table) => Object.entries(table))) {
    if (rows.has(key)) throw new SchemaNotServed(`Two access rows for ${key}`);
    rows.set(key, row);
  }
  return rows;
}

/** The row that holds for a field; an operation needs one of its own. Null: none (refused). */
export function rowKey(
  rows: ReadonlyMap<string, AccessRow>,
  type: string,
  field: string,
): string | null {
  if (rows.has(`${type}.${field}`)) return `${type}.${field}`;
  const isOperation = type === 'Query' || type === 'Mutation';
  return !isOperation && rows.has(`${type}.*`) ? `${type}.*` : null;
}

function isInterfaceRow(schema: GraphQLSchema, key: string): boolean {
  return isInterfaceType(schema.getType(key.split('.')[0] ?? ''));
}

function guard(name: string, field: GraphQLField<unknown, Contexts>, row: AccessRow): void {
  if (row === 'PARENT' || row === 'PUBLIC') return;
  const resolve = field.resolve ?? defaultFieldResolver;
  const mutation = name.startsWith('Mutation.') ? { name: field.name, ids: idsOf(field) } : null;
  field.resolve = (source, args, context, info) => {
    if (row === 'SIGNED_IN') {
      if (context.graph.identity.member === null) throw new NotSignedIn();
      return resolve(source, args, context, info);
    }
    const right = rightOf(context.graph.actor.roles, row);
    if (right === null) throw new NotAllowed(name);
    const graph = context.graph.granted({ ...right, mutation });
    return resolve(source, args, { ...context, graph }, info);
  };
}

/** The widest right among the roles held; of equals, the first role of the row. */
export function rightOf(
  held: readonly Role[],
  row: AccessRoles,
): { role: Role; scope: Scope } | null {
  const rights = (Object.entries(row) as [Role, Scope][])
    .filter(([role]) => held.includes(role))
    .map(([role, scope]) => ({ role, scope }));
  return rights.find((right) => right.scope === 'program') ?? rights[0] ?? null;
}

/** Rows of the types that belong to no feature. */
export const commonAccess: AccessTable = {
  'PageInfo.*': 'PARENT',
  'Money.*': 'PARENT',
  'FieldProblem.*': 'PARENT',
  'Person.*': 'PARENT',
};
