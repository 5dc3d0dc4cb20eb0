import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A list of the API, and a document that asks for `first` of it with all that its rows show. */
export interface ListDocument {
  readonly list: string;
  readonly document: string;
}

/** What a row shows, what that shows, and what stands in a list of it: more is refused as too deep. */
const DEEPEST = 3;

/** Every connection of Query that is asked for without an id. */
export function listDocuments(schema: GraphQLSchema): ListDocument[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .filter(canBeAsked);
  const lists = new Set(fields.map(({ type }) => getNamedType(type).name));
  return fields.map(({ name, type }) => {
    const list = getNamedType(type) as GraphQLObjectType;
    const shown = selectionOf(list, { depth: DEEPEST, lists });
    return {
      list: name,
      document: `query ($first: PageSize!) { ${name}(first: $first) ${shown} }`,
    };
  });
}

interface Left {
  readonly depth: number;
  /** What Query lists is looked through there, and not within the rows of another list. */
  readonly lists: ReadonlySet<string>;
}

function selectionOf(type: GraphQLObjectType, left: Left): string {
  const asked = Object.values(type.getFields())
    .filter(canBeAsked)
    .map((field) => askFor(field, left))
    .filter((text) => text !== '');
  // A document may answer under one name so many times only.
  return `{ ${asked.join(' ') || '__typename'} }`;
}

function askFor(field: GraphQLField<unknown, unknown>, left: Left): string {
  const { depth, lists } = left;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (depth === 0) return '';
  if (!isObjectType(type)) return isInterfaceType(type) ? '' : `${field.name} { __typename }`;
  if (lists.has(type.name)) return `${field.name} { edges { cursor } }`;
  // Edges and page infos are no step of their own.
  const isFrame = /(Connection|Edge)$/.test(type.name);
  return `${field.name} ${selectionOf(type, isFrame ? left : { depth: depth - 1, lists })}`;
}

function canBeAsked({ args }: GraphQLField<unknown, unknown>): boolean {
  return !args.some(isRequiredArgument);
}
