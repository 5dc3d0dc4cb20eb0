import pg from 'pg';
import { RowReader, type Column, type Row } from './row-reader.js';

/** What `pg` calls on a query while its answer comes in; its types leave these out. */
interface SentQuery {
  name?: string;
  readonly text: string;
  readonly _result: { readonly rows: Row[]; fields: readonly Column[]; _types: unknown };
  /** what a row could not be read for; said when the answer is whole */
  _canceledDueToError: unknown;
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
}

interface KnownStatement {
  readonly fields: readonly Column[];
  readonly reader: RowReader;
}

/** The columns of a connection's prepared statements, by name: they are asked for once. */
export type KnownColumns = Map<string, KnownStatement>;

interface Connection {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
  _send(message: Buffer): unknown;
  describe(portal: object): void;
  sync(): void;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | undefined;
}

type Callback = (error: Error | null, result: pg.QueryResult) => void;

const Query = pg.Query as unknown as new (
  text: string,
  values: readonly unknown[],
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
  /** of the statement that is being answered */
  private reader: RowReader | undefined;

  constructor(
    private readonly types: pg.CustomTypesConfig,
    private readonly known: KnownColumns,
    private readonly onSubmit: () => void,
  ) {}

  /** Before it is sent. */
  add({ text, values, name }: Statement): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const query = new Query(text, values, (error, result) => {
        if (error === null) {
          resolve(result);
          return;
        }
        this.refused.add(query);
        reject(error);
      });
      if (name !== undefined) query.name = name;
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
    const messages: Buffer[] = [];
    let isDescribed = false;
    const gathered = Object.create(connection, {
      _send: { value: (message: Buffer) => messages.push(message) },
      describe: {
        value(portal: object) {
          if (!isDescribed) connection.describe.call(gathered, portal);
        },
      },
      sync: { value: () => undefined },
    }) as Connection;
    for (const query of this.queries) {
      isDescribed = this.recall(query);
      query.prepare(gathered);
    }
    connection.sync.call(gathered);
    // One write: a system call costs more than what is copied here.
    connection._send(Buffer.concat(messages));
    for (const query of this.refused) this.forget(query, connection);
    this.queries = this.queries.filter((query) => !this.refused.has(query));
    return null;
  }

  handleRowDescription(message: unknown): void {
    const query = this.current;
    if (query === undefined) return;
    query.handleRowDescription(message);
    const { fields } = query._result;
    this.reader =
      query.name === undefined ? new RowReader(fields, this.types) : this.know(query.name, fields);
  }

  /** `at`: where the content of the message begins. */
  readRow(bytes: Buffer, at: number): void {
    const query = this.current;
    if (query === undefined || query._canceledDueToError) return;
    try {
      this.reader ??= this.readerOf(query);
      query._result.rows.push(this.reader.read(bytes, at));
    } catch (error) {
      query._canceledDueToError = error;
    }
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    const query = this.current;
    if (query === undefined) return;
    query.handleCommandComplete(message, connection);
    const { name } = query;
    // One that answers no rows (BEGIN) is described as nothing.
    if (name !== undefined && !this.known.has(name)) this.know(name, []);
    this.goOn();
  }

  handleEmptyQuery(): void {
    this.goOn();
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
      this.forget(query, connection);
      query.handleError(error, connection);
    });
  }

  private know(name: string, fields: readonly Column[]): RowReader {
    const reader = new RowReader(fields, this.types);
    this.known.set(name, { fields, reader });
    return reader;
  }

  private get current(): SentQuery | undefined {
    return this.queries[this.place];
  }

  private goOn(): void {
    this.place += 1;
    this.reader = undefined;
  }

  /** Of one whose columns are known from the last time, and were not described again. */
  private readerOf({ name = '' }: SentQuery): RowReader {
    const known = this.known.get(name);
    if (known === undefined) throw new Error('A row came before its columns were described.');
    return known.reader;
  }

  /** Whether a statement's columns are known from the last time. */
  private recall(query: SentQuery): boolean {
    const columns = query.name === undefined ? undefined : this.known.get(query.name);
    if (columns === undefined) return false;
    query._result.fields = columns.fields;
    return true;
  }

  /** It was not prepared, or nobody knows. */
  private forget({ name }: SentQuery, { submittedNamedStatements }: Connection): void {
    if (name === undefined) return;
    Reflect.deleteProperty(submittedNamedStatements, name);
    this.known.delete(name);
  }
}
