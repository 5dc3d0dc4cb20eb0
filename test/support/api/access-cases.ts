import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { ACCESS } from '../../../src/app.module.js';
import { commonAccess, type AccessRow } from '../../../src/platform/graphql/access.js';
import { nounOf } from './access-things.js';
import type { Noun } from './access-world.js';

/** An input that its verb would refuse for its look before it looks for the thing. */
const TEXTS: Readonly<Record<string, unknown>> = {
  step: 'QUALIFIED',
  stage: 'OPEN',
  kind: 'APPROVE',
  reason: 'OTHER',
  translations: [],
  version: 1,
};

export interface Operation {
  /** `Mutation.confirmReferral` */
  readonly key: string;
  readonly row: AccessRow;
  readonly document: string;
  /** the paths of its arguments that name a thing */
  readonly ids: readonly { readonly path: string; readonly noun: Noun }[];
  /** a fresh set of arguments; `idAt` says what each id is */
  variables(idAt: (path: string, noun: Noun) => Id): object;
}

const ROWS = new Map([commonAccess, ...ACCESS].flatMap((table) => Object.entries(table)));

/** Every query and mutation of the schema with arguments made from its input types. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => !!type);
  return roots.flatMap((root) =>
    Object.values(root.getFields()).map((field) => operationOf(root, field)),
  );
}

function operationOf(root: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Operation {
  const key = `${root.name}.${field.name}`;
  const row = ROWS.get(key);
  if (row === undefined) throw new Error(`${key} has no access row.`);
  const taken = field.args.filter((arg) => isWanted(arg.name, arg.type));
  const declared = taken.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = taken.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const brackets = (text: string): string => (text === '' ? '' : `(${text})`);
  const ids: { path: string; noun: Noun }[] = [];
  const nounAt = (path: string): Noun => {
    const noun = nounOf(`${key} ${path}`);
    if (!noun) throw new Error(`Say in THINGS what ${key} ${path} names.`);
    return noun;
  };
  const make = (idAt: (path: string, noun: Noun) => Id): object =>
    Object.fromEntries(
      taken.map((arg) => [
        arg.name,
        valueOf(arg.type, arg.name, arg.name, (path) => idAt(path, nounAt(path))),
      ]),
    );
  make((path, noun) => {
    ids.push({ path, noun });
    return newId();
  });
  return {
    key,
    row,
    ids,
    document: `${root.name === 'Query' ? 'query' : 'mutation'} ${brackets(declared)} {
      ${field.name}${brackets(passed)} ${selection(field.type)} }`,
    variables: make,
  };
}

/** Ids of parts of a document, which the thing's own id leads to. */
const PARTS: ReadonlySet<string> = new Set(['question', 'at', 'choiceId']);

/** What must be told, and what names a thing although it need not. */
function isWanted(name: string, type: GraphQLInputType): boolean {
  if (PARTS.has(name)) return false;
  const bare = getNamedType(type);
  return isNonNullType(type) || bare.name === 'ID' || name === 'filter';
}

function valueOf(
  type: GraphQLInputType,
  name: string,
  path: string,
  idAt: (path: string) => Id,
): unknown {
  const bare = getNullableType(type);
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter((field) =>
      isWanted(field.name, field.type),
    );
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        valueOf(field.type, field.name, `${path}.${field.name}`, idAt),
      ]),
    );
  }
  if (isListType(bare)) return listOf(bare.ofType, name, path, idAt);
  if (isEnumType(bare)) {
    const values = bare.getValues().map((value) => value.name);
    const wish = TEXTS[name];
    return typeof wish === 'string' && values.includes(wish) ? wish : values[0];
  }
  return scalarOf(getNamedType(bare).name, name, () => idAt(path));
}

function listOf(
  type: GraphQLInputType,
  name: string,
  path: string,
  idAt: (path: string) => Id,
): unknown {
  return TEXTS[name] ?? [valueOf(type, name, path, idAt)];
}

function scalarOf(scalar: string, name: string, id: () => Id): unknown {
  const values: Readonly<Record<string, () => unknown>> = {
    ID: id,
    Int: () => 1,
    Points: () => 1,
    PageSize: () => 20,
    Boolean: () => false,
    Date: () => '2026-01-31',
    DateTime: () => '2026-01-31T00:00:00Z',
    String: () => textOf(name),
    SurveyAnswers: () => ({}),
  };
  const value = values[scalar];
  if (!value) throw new Error(`Say what a value of ${scalar} looks like.`);
  return value();
}

function textOf(name: string): string {
  if (name.toLowerCase().endsWith('email')) return `x${newId()}@example.com`;
  return name === 'idempotencyKey' ? newId() : 'text';
}

/** As much of the answer as says what was found: types, ids, and how it was refused. */
function selection(type: GraphQLOutputType): string {
  const bare = getNamedType(type);
  if (isUnionType(bare)) {
    const members = bare.getTypes().filter((member) => 'id' in member.getFields());
    const found = members.map((member) => `... on ${member.name} { id }`).join(' ');
    const refuses = bare.getTypes().some((member) => member.getInterfaces().length > 0);
    const refused = refuses ? '... on UserError { code message path }' : '';
    return `{ __typename ${refused} ${found} }`;
  }
  if (!isObjectType(bare)) return '';
  const { edges, id } = bare.getFields();
  if (edges) return `{ edges { node ${selection(nodeOf(edges.type))} } }`;
  return id ? '{ id }' : '{ __typename }';
}

function nodeOf(edges: GraphQLOutputType): GraphQLOutputType {
  const edge = getNamedType(edges);
  if (!isObjectType(edge)) throw new Error('Edges of what is no object.');
  const { node } = edge.getFields();
  if (!node) throw new Error(`${edge.name} has no node.`);
  return node.type;
}
