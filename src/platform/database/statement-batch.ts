import pg from 'pg';

/** What `pg` calls on a query while its answer comes in; its types leave these out. */
interface SentQuery {
  readonly name?: string;
  readonly text: string;
  readonly _result: { _types: unknown };
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
}

interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
  sync(): void;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | undefined;
}

type Callback = (error: Error | null, result: pg.QueryResult) => void;

const Query = pg.Query as unknown as new (
  config: object,
  values: undefined,
  callback: Callback,
) => SentQuery;

/**
 * Statements that travel together and are answered together (the extended protocol with one Sync):
 * eight reads of a screen cost one way there and back. For use inside a transaction: the first that
 * fails is the last that runs.
 */
export class StatementBatch {
  /** set by `pg`, to stop its timer */
  callback: (() => void) | undefined;
  private queries: SentQuery[] = [];
  /** whose values cannot be sent */
  private readonly refused = new Set<SentQuery>();
  private place = 0;

  constructor(
    private readonly types: unknown,
    private readonly onSubmit: () => void,
  ) {}

  /** Before it is sent. */
  add({ text, values, name }: Statement): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const query = new Query({ text, values, name }, undefined, (error, result) => {
        if (error === null) {
          resolve(result);
          return;
        }
        this.refused.add(query);
        reject(error);
      });
      query._result._types = this.types;
      this.queries.push(query);
    });
  }

  /** Of the statement that is being answered: `pg` notes what is prepared. */
  get name(): string | undefined {
    return this.current?.name;
  }

  get text(): string | undefined {
    return this.current?.text;
  }

  submit(connection: Connection): Error | null {
    this.onSubmit();
    const unsynced = Object.create(connection, { sync: { value: () => undefined } }) as Connection;
    connection.stream.cork();
    try {
      for (const query of this.queries) query.prepare(unsynced);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    for (const query of this.refused) forget(query, connection);
    this.queries = this.queries.filter((query) => !this.refused.has(query));
    return null;
  }

  handleRowDescription(message: unknown): void {
    this.current?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.current?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.current?.handleCommandComplete(message, connection);
    this.place += 1;
  }

  handleEmptyQuery(): void {
    this.place += 1;
  }

  handleReadyForQuery(connection: Connection): void {
    this.callback?.();
    for (const query of this.queries) query.handleReadyForQuery(connection);
  }

  /** The statements behind the one that failed were not run: theirs is the same error. */
  handleError(error: Error, connection: Connection): void {
    this.callback?.();
    this.queries.forEach((query, place) => {
      if (place < this.place) {
        query.handleReadyForQuery(connection);
        return;
      }
      forget(query, connection);
      query.handleError(error, connection);
    });
  }

  private get current(): SentQuery | undefined {
    return this.queries[this.place];
  }
}

/** It was not prepared, or nobody knows. */
function forget({ name }: SentQuery, { submittedNamedStatements: submitted }: Connection): void {
  if (name !== undefined) Reflect.deleteProperty(submitted, name);
}
