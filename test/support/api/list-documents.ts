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
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .filter(canBeAsked)
    .map(({ name, type }) => ({
      list: name,
      document: `query ($first: PageSize!) { ${name}(first: $first) ${selectionOf(getNamedType(type) as GraphQLObjectType, DEEPEST)} }`,
    }));
}

function selectionOf(type: GraphQLObjectType, depth: number): string {
  const asked = Object.values(type.getFields())
    .filter(canBeAsked)
    .map((field) => askFor(field, depth))
    .filter((text) => text !== '');
  // A document may answer under one name so many times only.
  return `{ ${asked.join(' ') || '__typename'} }`;
}

function askFor(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (depth === 0) return '';
  if (!isObjectType(type)) return isInterfaceType(type) ? '' : `${field.name} { __typename }`;
  // Edges and page infos are no step of their own.
  const isFrame = /(Connection|Edge)$/.test(type.name);
  return `${field.name} ${selectionOf(type, isFrame ? depth : depth - 1)}`;
}

function canBeAsked({ args }: GraphQLField<unknown, unknown>): boolean {
  return !args.some(isRequiredArgument);
}
