import type { ComponentProps } from 'react';
import type { GraphiQL } from 'graphiql';

type Storage = NonNullable<ComponentProps<typeof GraphiQL>['storage']>;

const kept = new Map<string, string>();

/** What is typed here names people and holds API keys, the history too: it is gone with the page. */
export const pageStorage: Storage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
  clear: () => {
    kept.clear();
  },
  get length() {
    return kept.size;
  },
};
