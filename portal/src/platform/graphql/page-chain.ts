import type { CombinedError, OperationResult, OperationResultSource, RequestPolicy } from 'urql';

export interface Connection<Row> {
  edges: readonly { node: Row }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface PagesShown<Data, Row> {
  /** The first page's answer; none until there is one. */
  data: Data | undefined;
  rows: readonly Row[];
  error: CombinedError | undefined;
  hasMore: boolean;
  /** Something is under way: the first page, the next one, or all of them again. */
  fetching: boolean;
}

interface Link<Data> {
  after: string | null;
  result: OperationResult<Data> | undefined;
  stop: () => void;
}

type Ask<Data> = (
  after: string | null,
  policy?: RequestPolicy,
) => OperationResultSource<OperationResult<Data>>;

/**
 * The pages of a list so far, each a query that is repeated like any other when something changed.
 * A page begins where the one before it ends: when that moves, the page is queried from there. Rows
 * change all at once, when every page of the list is there; until then the former ones stay.
 */
export class PageChain<Data, Row> {
  private links: Link<Data>[] = [];
  private readonly listeners = new Set<() => void>();
  private wholePages = 0;
  private shown: PagesShown<Data, Row>;

  /** `known`: the first page from the cache, shown at once. */
  constructor(
    private readonly ask: Ask<Data>,
    private readonly connectionIn: (data: Data) => Connection<Row>,
    known: Data | undefined,
  ) {
    const connection = known && connectionIn(known);
    this.shown = {
      data: known,
      rows: connection?.edges.map(({ node }) => node) ?? [],
      error: undefined,
      hasMore: connection?.pageInfo.hasNextPage ?? false,
      fetching: true,
    };
  }

  /** Runs the queries while somebody listens. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.askAll(this.links.length || 1);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) for (const link of this.links) link.stop();
    };
  };

  readonly current = (): PagesShown<Data, Row> => this.shown;

  /** The next page, or once more the one that failed. */
  readonly more = (): void => {
    const last = this.links.at(-1);
    if (last?.result?.error && !last.result.data) this.begin(this.links.length - 1, last.after);
    else if (this.shown.hasMore) this.begin(this.links.length, this.endOf(this.links.length - 1));
  };

  readonly retry = (): void => {
    this.askAll(this.links.length, 'network-only');
  };

  private askAll(pages: number, policy?: RequestPolicy): void {
    for (let place = 0; place < pages; place += 1) {
      this.begin(place, this.links[place]?.after ?? null, policy);
    }
  }

  private begin(place: number, after: string | null, policy?: RequestPolicy): void {
    const before = this.links[place];
    before?.stop();
    // The former answer from the same place is shown until there is a newer one.
    const result = before?.after === after ? before.result : undefined;
    const link: Link<Data> = { after, result, stop: () => undefined };
    this.links[place] = link;
    const subscription = this.ask(after, policy).subscribe((answer) => {
      link.result = answer;
      if (this.links.includes(link)) this.consider();
    });
    link.stop = () => {
      subscription.unsubscribe();
    };
    // Its first answer may have come at once and put another page in its place.
    if (this.links[place] !== link) link.stop();
    this.consider();
  }

  private connectionOf(place: number): Connection<Row> | undefined {
    const data = this.links[place]?.result?.data;
    return data ? this.connectionIn(data) : undefined;
  }

  private endOf(place: number): string | null {
    return this.connectionOf(place)?.pageInfo.endCursor ?? null;
  }

  /** The first page that no longer begins where the one before it ends. */
  private misplaced(): number {
    return this.links.findIndex((link, place) => {
      const before = place > 0 ? this.connectionOf(place - 1) : undefined;
      return before && (!before.pageInfo.hasNextPage || before.pageInfo.endCursor !== link.after);
    });
  }

  private consider(): void {
    const place = this.misplaced();
    if (place < 0) {
      this.publish();
      return;
    }
    if (this.connectionOf(place - 1)?.pageInfo.hasNextPage) {
      this.begin(place, this.endOf(place - 1));
      return;
    }
    for (const link of this.links.splice(place)) link.stop();
    this.wholePages = Math.min(this.wholePages, place);
    this.publish();
  }

  private publish(): void {
    const answered = this.links.findIndex(({ result }) => !result?.data);
    const whole = answered < 0 ? this.links.length : answered;
    const error = this.links.map(({ result }) => result?.error).find(Boolean);
    const fetching = this.links.some(({ result }) => !result || result.stale);
    const fresh = whole > 0 && whole >= this.wholePages;
    if (fresh) this.wholePages = whole;
    this.shown = { ...(fresh ? this.rowsOf(whole) : this.shown), error, fetching };
    for (const listener of this.listeners) listener();
  }

  private rowsOf(pages: number): Pick<PagesShown<Data, Row>, 'data' | 'rows' | 'hasMore'> {
    const connections = this.links.slice(0, pages).map((_, place) => this.connectionOf(place));
    return {
      data: this.links[0]?.result?.data,
      rows: connections.flatMap((each) => each?.edges.map(({ node }) => node) ?? []),
      hasMore: connections.at(-1)?.pageInfo.hasNextPage ?? false,
    };
  }
}
