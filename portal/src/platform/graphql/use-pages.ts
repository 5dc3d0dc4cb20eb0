import { useState } from 'react';
import { useQuery, type AnyVariables, type TypedDocumentNode, type UseQueryState } from 'urql';

interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Pages<Data, Node> {
  /** The newest page's state, for `QueryView`; its `data` stays while more is fetched. */
  query: UseQueryState<Data>;
  rows: readonly Node[];
  retry: () => void;
  /** Given while there are more rows. */
  onMore: (() => void) | undefined;
  loadingMore: boolean;
}

interface Progress<Node> {
  /** What was asked for: other variables begin anew. */
  of: string;
  earlier: readonly Node[];
  after: string | null;
}

/** While the next page is on its way, urql answers the one before it: its rows are among the earlier. */
function isOf<Data>(state: UseQueryState<Data>, after: string | null): boolean {
  const asked = state.operation?.variables as { after?: string | null } | undefined;
  return after === null || (asked?.after ?? null) === after;
}

/**
 * A list that grows by "Show more": the pages so far and the way to the next. The document takes `$after`; the
 * other variables are `variables`.
 */
export function usePages<Data, Variables extends AnyVariables & { after?: string | null }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (data: Data) => Connection<Node>,
): Pages<Data, Node> {
  const of = JSON.stringify(variables);
  const [progress, setProgress] = useState<Progress<Node>>({ of, earlier: [], after: null });
  const current = progress.of === of ? progress : { of, earlier: [], after: null };
  const [state, ask] = useQuery({
    query,
    variables: { ...variables, after: current.after } as unknown as Variables,
  });
  const page = state.data ? pick(state.data) : undefined;
  const own = page?.edges.map((edge) => edge.node) ?? [];
  const rows = isOf(state, current.after) ? [...current.earlier, ...own] : current.earlier;
  return {
    query: state,
    rows,
    retry: () => {
      ask({ requestPolicy: 'network-only' });
    },
    onMore: page?.pageInfo.hasNextPage
      ? () => {
          setProgress({ of, earlier: rows, after: page.pageInfo.endCursor });
        }
      : undefined,
    loadingMore: state.fetching,
  };
}
