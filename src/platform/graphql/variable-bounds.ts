import type { ApolloServerPlugin } from '@apollo/server';
import {
  getNullableType,
  GraphQLError,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Contexts } from './graph-context.js';

/**
 * Refuses a variable at its first field that there is not. GraphQL.js writes the whole value into
 * the error of each such field, for fifty of them: an object of 60,000 fields took it seconds, and
 * strangers may send one.
 */
export const variableBounds: ApolloServerPlugin<Contexts> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async ({ schema, operation, request }) => {
        await Promise.resolve();
        if (operation) checkVariables(schema, operation, request.variables ?? {});
      },
    }),
};

/** Throws a GraphQLError with BAD_USER_INPUT. */
function checkVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  for (const { variable, type: node } of variableDefinitions) {
    const { value: name } = variable.name;
    const type = typeFromAST(schema, node);
    if (isInputType(type)) checkFields(type, variables[name], `$${name}`);
  }
}

function checkFields(type: GraphQLInputType, value: unknown, place: string): void {
  if (typeof value !== 'object' || value === null) return;
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    values.forEach((each, at) => {
      checkFields(bare.ofType, each, `${place}[${String(at)}]`);
    });
    return;
  }
  if (!isInputObjectType(bare)) return;
  const fields = bare.getFields();
  for (const [name, told] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) throw unknownField(place, name, bare.name);
    checkFields(field.type, told, `${place}.${name}`);
  }
}

function unknownField(place: string, name: string, type: string): GraphQLError {
  const message = `${place}: Field "${name.slice(0, 60)}" is not defined by type "${type}".`;
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}
