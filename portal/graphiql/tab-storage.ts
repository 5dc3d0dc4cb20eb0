import type { ComponentProps } from 'react';
import type { GraphiQL } from 'graphiql';

type Storage = NonNullable<ComponentProps<typeof GraphiQL>['storage']>;

/** GraphiQL's history and what is starred of it: they hold headers, and with them API keys. */
const WITH_HEADERS = /^graphiql:(queries|favorites)$/;

/**
 * What is typed here names people and holds keys: it stays in this browser tab, and what may hold a
 * key stays in the page.
 */
export const tabStorage: Storage = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => {
    if (!WITH_HEADERS.test(key)) sessionStorage.setItem(key, value);
  },
  removeItem: (key) => {
    sessionStorage.removeItem(key);
  },
  clear: () => {
    sessionStorage.clear();
  },
  get length() {
    return sessionStorage.length;
  },
};
