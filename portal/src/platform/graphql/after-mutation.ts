import { makeOperation, mapExchange, type Exchange, type OperationResult } from 'urql';

/** Every type in an answer; `Submission` for a `SubmissionConnection`: an empty one has no row. */
function typesIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const { __typename: name } = data as { __typename?: unknown };
  const inside = Object.values(data).flatMap(typesIn);
  if (typeof name !== 'string') return inside;
  return name.endsWith('Connection') ? [name, name.slice(0, -10), ...inside] : [name, ...inside];
}

/** The cache queries again when a type of an answer changed; this adds the types of empty lists. */
function withTypes(result: OperationResult, types: readonly string[]): OperationResult {
  const context = { ...result.operation.context, additionalTypenames: [...types] };
  return { ...result, operation: makeOperation('query', result.operation, context) };
}

/**
 * What urql's cache leaves out about the screen after a mutation; it is placed below the cache. The
 * cache queries again for every answer with a type of the mutation's. It ignores a query that was
 * under way when the mutation was answered: its answer, read before, would stay. Such an answer is
 * marked stale and queried again.
 */
export const afterMutation: Exchange = (input) => {
  /** Types that changed while the query was under way, by its key. */
  const underWay = new Map<number, Set<string>>();

  const answered = (result: OperationResult): OperationResult => {
    const { operation } = result;
    if (operation.kind === 'mutation') {
      for (const type of typesIn(result.data)) {
        for (const changed of underWay.values()) changed.add(type);
      }
      return result;
    }
    if (operation.kind !== 'query') return result;
    const types = [...(operation.context.additionalTypenames ?? []), ...typesIn(result.data)];
    const changed = underWay.get(operation.key);
    underWay.delete(operation.key);
    const named = withTypes(result, types);
    if (!types.some((type) => changed?.has(type))) return named;
    const context = { ...operation.context, requestPolicy: 'network-only' as const };
    input.client.reexecuteOperation(makeOperation('query', operation, context));
    return { ...named, stale: true };
  };

  return mapExchange({
    onOperation: ({ kind, key }) => {
      if (kind === 'query') underWay.set(key, new Set());
    },
    onResult: answered,
  })(input);
};
