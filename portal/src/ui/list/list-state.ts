import type { ReactNode } from 'react';
import type { ListAsk, Narrowing } from './list-ask.js';

/** The state of a list: the rows so far, the request, and how to change it. */
export interface ListState<Row> {
  rows: readonly Row[];
  /** WAITING: no answer yet. OF_BEFORE: the rows are the former ones, a request is under way. */
  state: 'WAITING' | 'OF_BEFORE' | 'SHOWN';
  /** Why something has no answer, with a retry; existing rows stay. */
  failure: ReactNode;
  hasMore: boolean;
  fetching: boolean;
  more: () => void;
  /** Every row of the request, for an export; rejects where the server does not answer. */
  everyPage: () => AsyncIterable<readonly Row[]>;
  can: Narrowing;
  asked: ListAsk;
  ask: (next: ListAsk) => void;
}
