import { useRef } from 'react';
import { newIdempotencyKey } from './idempotency-key.js';

interface AttemptKey {
  /** The same key for the same content until an answer came: a repeated press has one effect. */
  keyFor: (content: unknown) => string;
  /** Call with every answer, refusals too: what is sent next is a new act. */
  answered: () => void;
}

/** The idempotency key of a form whose content people may change between two attempts. */
export function useAttemptKey(): AttemptKey {
  const attempt = useRef<{ content: string; key: string } | null>(null);
  const actions = useRef<AttemptKey>({
    keyFor: (content) => {
      const text = JSON.stringify(content);
      if (attempt.current?.content !== text) {
        attempt.current = { content: text, key: newIdempotencyKey() };
      }
      return attempt.current.key;
    },
    answered: () => {
      attempt.current = null;
    },
  });
  return actions.current;
}
