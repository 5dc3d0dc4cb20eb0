import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { addressOf, readAsk, type ListAsk, type Narrowing } from '../../ui/list/list-ask.js';
import type { ListState } from '../../ui/list/list-state.js';
import type { Connection, PagesShown } from '../graphql/page-chain.js';
import { QueryError } from '../graphql/query-view.js';
import { usePages, type Pages } from '../graphql/use-pages.js';

interface ListOf<Data, Variables, Row> extends Narrowing {
  /** Takes `$first` and `$after`. */
  query: TypedDocumentNode<Data, Variables>;
  pick: (data: Data) => Connection<Row>;
  /** The variables that define the list: nobody on the page can change them. */
  of?: Partial<Variables>;
  /** Types of rows that an answer without rows does not name: of a list that is no connection. */
  types?: readonly string[];
  /** The search and filters, as variables. */
  narrow?: (asked: ListAsk) => Partial<Variables>;
}

function stateOf<Data, Row>(pages: Pages<Data, Row>): ListState<Row>['state'] {
  if (pages.ofBefore) return 'OF_BEFORE';
  return pages.data === undefined ? 'WAITING' : 'SHOWN';
}

/** Why rows are missing; a list with rows shows it only in the place of its next page. */
function failureOf<Data, Row>({ error, data, hasMore, fetching, retry, more }: Pages<Data, Row>) {
  if (!error || (data !== undefined && !hasMore)) return null;
  return (
    <QueryError error={error} onRetry={data === undefined ? retry : more} retrying={fetching} />
  );
}

/** What can be chosen, to compare. */
const choicesOf = ({ filters = [] }: Narrowing): string =>
  JSON.stringify(filters.map(({ key, choices }) => [key, choices.map(({ value }) => value)]));

export interface RequestedList<Data, Row> extends ListState<Row> {
  /** The first page's answer, for what the page shows beside the list. */
  data: PagesShown<Data, Row>['data'];
}

/** Connects a list to its query and to the page's address: all that a screen does is to declare it. */
export function useList<Data, Variables extends AnyVariables, Row>(
  declared: ListOf<Data, Variables, Row>,
): RequestedList<Data, Row> {
  const { query, pick, of = {}, types, narrow, ...can } = declared;
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  // Choices of the programme's own come later than the page: what the address chooses is read again then.
  const asked = useMemo(() => readAsk(address, can), [address, choicesOf(can)]);
  const pages = usePages<Data, Variables, Row>({
    query,
    pick,
    variables: of,
    narrowed: narrow?.(asked) ?? {},
    types,
  });
  return {
    data: pages.data,
    rows: pages.rows,
    state: stateOf(pages),
    failure: failureOf(pages),
    hasMore: pages.hasMore,
    fetching: pages.fetching,
    more: pages.more,
    everyPage: pages.everyPage,
    can,
    asked,
    ask: (next) => {
      void navigate({ to: '.', search: addressOf(next, address, can) as never, replace: true });
    },
  };
}

/** A list that the API returns at once. */
export const wholeList = <Row,>(rows: readonly Row[]): Connection<Row> => ({
  edges: rows.map((node) => ({ node })),
  pageInfo: { hasNextPage: false, endCursor: null },
});
