import { useCallback } from 'react';
import { useMutation, type AnyVariables, type TypedDocumentNode } from 'urql';

/**
 * A mutation as a screen uses it: the one answer of its union, or null where there was none (no connection, an
 * error inside the server: the person has been told by then, and may press again).
 */
export function useVerb<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [run: (variables: Variables) => Promise<Data[keyof Data] | null>, busy: boolean] {
  const [{ fetching }, execute] = useMutation(document);
  const run = useCallback(
    async (variables: Variables) => {
      const { data } = await execute(variables);
      if (!data) return null;
      const [answer] = Object.entries(data)
        .filter(([field]) => field !== '__typename')
        .map(([, value]) => value as Data[keyof Data]);
      return answer ?? null;
    },
    [execute],
  );
  return [run, fetching];
}
