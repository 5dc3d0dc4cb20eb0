import type { ReactNode } from 'react';
import type { ListAsk, Narrowing } from './list-ask.js';

/** A list as it stands: what was answered so far, what was asked for, and how to ask for something else. */
export interface ListState<Row> {
  rows: readonly Row[];
  /** WAITING: nothing was answered yet. OF_BEFORE: the rows are those of before, what was asked last is on its way. */
  state: 'WAITING' | 'OF_BEFORE' | 'SHOWN';
  /** Why something has no answer, with the way to ask again; rows that are there stay. */
  failure: ReactNode;
  hasMore: boolean;
  fetching: boolean;
  more: () => void;
  /** Every row of what was asked for, for an export; rejects where the server does not answer. */
  all: () => Promise<readonly Row[]>;
  can: Narrowing;
  asked: ListAsk;
  ask: (next: ListAsk) => void;
}
