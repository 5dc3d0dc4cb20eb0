import { useRef, useState, useSyncExternalStore } from 'react';
import { useClient, type AnyVariables, type Client, type TypedDocumentNode } from 'urql';
import { everyPage } from './every-page.js';
import { PageChain, type Connection, type PagesShown } from './page-chain.js';

export type { Connection } from './page-chain.js';

export interface Pages<Data, Row> extends PagesShown<Data, Row> {
  /** The rows are of the former request: a search or filter is under way. */
  ofBefore: boolean;
  retry: () => void;
  more: () => void;
  /** Every row there is, for an export, read page by page. Throws where a page has no answer. */
  everyPage: () => AsyncIterable<readonly Row[]>;
}

interface PagesOf<Data, Variables, Row> {
  /** Takes `$after` and `$first`. */
  query: TypedDocumentNode<Data, Variables>;
  /** The variables that define the list: when they change, no former rows are shown. */
  variables: object;
  /** The search and filters: former rows stay until the first answer. */
  narrowed?: object;
  pick: (data: Data) => Connection<Row>;
  /** Types of rows that an answer without rows does not name. */
  types?: readonly string[] | undefined;
}

class Question<Data, Variables extends AnyVariables, Row> {
  readonly chain: PageChain<Data, Row>;

  constructor(
    private readonly client: Client,
    private readonly of: PagesOf<Data, Variables, Row>,
  ) {
    const known = client.readQuery(of.query, this.variables(null))?.data;
    this.chain = new PageChain<Data, Row>(
      (after, requestPolicy) =>
        client.query(of.query, this.variables(after), {
          ...(requestPolicy ? { requestPolicy } : {}),
          additionalTypenames: [...(of.types ?? [])],
        }),
      of.pick,
      known ?? undefined,
    );
  }

  readonly everyPage = (): AsyncIterable<readonly Row[]> => {
    const { query, pick } = this.of;
    return everyPage({ client: this.client, query, variables: this.variables(null), pick });
  };

  private variables(after: string | null): Variables {
    return { ...this.of.variables, ...this.of.narrowed, after } as unknown as Variables;
  }
}

/** A list that grows page by page, by `PageChain`; `QueryView` takes it as its `query`. */
export function usePages<Data, Variables extends AnyVariables, Row>(
  of: PagesOf<Data, Variables, Row>,
): Pages<Data, Row> {
  const client = useClient();
  const whose = JSON.stringify(of.variables);
  const key = `${whose} ${JSON.stringify(of.narrowed ?? {})}`;
  const make = () => ({ key, client, question: new Question(client, of) });
  const [kept, keep] = useState(make);
  let current = kept;
  if (kept.key !== key || kept.client !== client) {
    current = make();
    keep(current);
  }
  const { chain, everyPage: every } = current.question;
  const shown = useSyncExternalStore(chain.subscribe, chain.current);
  const before = useBefore(shown, whose);
  const { retry, more } = chain;
  return { ...(before ?? shown), ofBefore: before !== null, retry, more, everyPage: every };
}

/** The former rows of the same list, while the present request has no answer. */
function useBefore<Data, Row>(
  shown: PagesShown<Data, Row>,
  whose: string,
): PagesShown<Data, Row> | null {
  const last = useRef<{ whose: string; shown: PagesShown<Data, Row> }>(undefined);
  if (shown.data !== undefined) {
    last.current = { whose, shown };
    return null;
  }
  if (shown.error || last.current?.whose !== whose) return null;
  return { ...last.current.shown, fetching: true };
}
