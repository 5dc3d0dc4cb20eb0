import { useCallback, useState } from 'react';
import { useMutation, type AnyVariables, type TypedDocumentNode } from 'urql';
import { AttemptKey } from './attempt-key.js';

type Answer<Data> = Data[keyof Data] | null;

/**
 * A mutation for a screen: the one answer of its union, or null where there was none (no
 * connection, an error inside the server: the person has seen a message by then, and may press
 * again).
 */
export function useVerb<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [run: (variables: Variables) => Promise<Answer<Data>>, busy: boolean] {
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

interface KeyedVariables {
  input: { idempotencyKey: string; id?: string | null };
}

/**
 * The same for a mutation whose input has an idempotency key: it is added here. The same input has the same key
 * until an answer came; a repeated press or a lost answer has one effect.
 */
export function useKeyedVerb<Data extends object, Variables extends KeyedVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [
  run: (input: Omit<Variables['input'], 'idempotencyKey'>) => Promise<Answer<Data>>,
  busy: boolean,
] {
  const [execute, busy] = useVerb(document);
  const [attempt] = useState(() => new AttemptKey());
  const run = useCallback(
    async (input: Omit<Variables['input'], 'idempotencyKey'>) => {
      const { id } = input as KeyedVariables['input'];
      const idempotencyKey = attempt.keyFor(input, id ?? undefined);
      const answer = await execute({ input: { ...input, idempotencyKey } } as Variables);
      if (answer) attempt.answered(idempotencyKey, id ?? undefined);
      return answer;
    },
    [execute, attempt],
  );
  return [run, busy];
}
