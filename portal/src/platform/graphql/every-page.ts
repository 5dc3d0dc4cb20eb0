import {
  Client,
  createRequest,
  fetchExchange,
  type AnyVariables,
  type TypedDocumentNode,
} from 'urql';
import { isUnreachable } from './errors.js';
import type { Connection } from './page-chain.js';

/** The API gives no more in one answer. */
const MOST_ROWS = 100;
/** A long export is not lost with one answer: how long to wait before each further attempt. */
const WAITS_MS = [1_000, 4_000, 15_000];

interface EveryPageOf<Data, Variables, Row> {
  client: Client;
  /** Takes `$after` and `$first`. */
  query: TypedDocumentNode<Data, Variables>;
  variables: Variables;
  pick: (data: Data) => Connection<Row>;
}

const waitMs = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Like the page's client, without its cache: what an export reads is not kept. */
function withoutCache({ client, query, variables }: EveryPageOf<never, AnyVariables, never>) {
  const request = createRequest(query, variables);
  const { url, fetch, fetchOptions } = client.createRequestOperation('query', request).context;
  return new Client({
    url,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    ...(fetch ? { fetch } : {}),
    ...(fetchOptions ? { fetchOptions } : {}),
  });
}

/**
 * Every row of a list, a page at a time: memory holds one of them, however long the list is. Throws where a
 * page has no answer after four attempts.
 */
export async function* everyPage<Data, Variables extends AnyVariables, Row>(
  of: EveryPageOf<Data, Variables, Row>,
): AsyncGenerator<readonly Row[]> {
  const client = withoutCache(of as never);
  const pageFrom = async (after: string | null): Promise<Connection<Row>> => {
    const variables: Variables = { ...of.variables, after, first: MOST_ROWS };
    for (let attempt = 0; ; attempt += 1) {
      const { data, error } = await client.query(of.query, variables, {}).toPromise();
      if (data && !error) return of.pick(data);
      const wait = WAITS_MS[attempt];
      if (wait === undefined || !error || !isUnreachable(error)) {
        throw error ?? new Error('A page has no answer');
      }
      await waitMs(wait);
    }
  };
  for (let after: string | null = null; ;) {
    const { edges, pageInfo }: Connection<Row> = await pageFrom(after);
    yield edges.map(({ node }) => node);
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
