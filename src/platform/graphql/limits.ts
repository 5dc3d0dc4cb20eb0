import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

const MAX_DEPTH = 8;
const MAX_ALIASES = 15;

/** A mutation does one thing once: the same mutation twice in a document is refused. */
export function oneOfEachMutation(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.MUTATION) return;
      const seen = new Set<string>();
      for (const field of rootFields(context, operation.selectionSet, new Set())) {
        if (seen.has(field.name.value)) {
          context.reportError(
            new GraphQLError(`Send ${field.name.value} once in a document.`, { nodes: field }),
          );
        }
        seen.add(field.name.value);
      }
    },
  };
}

/** There are none; GraphQL.js would find that out while it executes, as a fault of ours. */
export function noSubscription(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
      context.reportError(
        new GraphQLError('There are no subscriptions: send a query or a mutation.', {
          nodes: operation,
        }),
      );
    },
  };
}

/** Also those that fragments bring; each fragment is entered once, for they may name each other. */
function rootFields(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  entered: Set<string>,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return rootFields(context, selection.selectionSet, entered);
    }
    const name = selection.name.value;
    const fragment = entered.has(name) ? null : context.getFragment(name);
    entered.add(name);
    return fragment ? rootFields(context, fragment.selectionSet, entered) : [];
  });
}

/**
 * GraphQL.js looks for similar names for each error, among all names of the schema: a document of
 * unknown types alone took a tenth of a second. Nobody is shown them.
 */
export const validationOptions = { maxErrors: 20, hideSuggestions: true };

export const armorLimits = {
  maxDepth: { n: MAX_DEPTH, flattenFragments: true },
  maxAliases: { n: MAX_ALIASES },
  maxDirectives: { n: 20 },
  // GraphQL.js counts them while it parses; here a syntax error would become one of the server.
  maxTokens: { enabled: false },
  costLimit: { enabled: false },
  // They are not looked for (validationOptions), and masking drops what else suggests.
  blockFieldSuggestion: { enabled: false },
};
