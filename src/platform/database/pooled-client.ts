import pg from 'pg';
import { noteConnectionError } from './connection-errors.js';
import { statementName } from './statement-names.js';

type Send = (...given: unknown[]) => unknown;

/**
 * A table was changed under a connection that had prepared a statement over it. PostgreSQL reports
 * it each time that connection sends the statement.
 */
export function isOutdated(error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

/**
 * The client of our pools: a statement that comes again is prepared under a name, and statements
 * that are sent in one turn of the event loop leave in one write (with `pipeline` of `pg`, which
 * waits for no answer before it sends the next).
 */
export class PooledClient extends pg.Client {
  /** why this connection is to be thrown away when it is released */
  spoiledBy: Error | undefined;
  private isHolding = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // A statement that runs reports a broken connection itself, and the pool has its own listener.
    // Without this one the process would end where an idle connection breaks.
    this.on('error', () => undefined);
  }

  override query: pg.Client['query'] = ((...given: unknown[]) => {
    const [text, values, callback] = given;
    const send = super.query.bind(this) as Send;
    this.holdTogether();
    const named =
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? [{ text, values, name: statementName(text) }, callback]
        : given;
    const answer = send(...named);
    if (answer instanceof Promise) answer.catch(this.note);
    return answer;
  }) as pg.Client['query'];

  async commit(): Promise<void> {
    const { command } = await this.query('COMMIT');
    // PostgreSQL rolls back a transaction in which a statement failed, and calls that no error.
    if (command !== 'COMMIT') throw new Error('A statement failed and nobody said so: not saved.');
  }

  /** Throws nothing: a connection that cannot even do this is thrown away when it is released. */
  async rollBack(): Promise<void> {
    await this.query('ROLLBACK').catch((error: unknown) => {
      this.spoiledBy ??= error as Error;
    });
  }

  /** Everything that is sent until this turn of the event loop ends is written at once. */
  private holdTogether(): void {
    if (this.isHolding) return;
    const { stream } = this.connection;
    this.isHolding = true;
    stream.cork();
    setImmediate(() => {
      this.isHolding = false;
      stream.uncork();
    });
  }

  /** After anything but a plain refusal by the server nobody knows what the connection remembers. */
  private readonly note = (error: unknown): void => {
    noteConnectionError(error);
    if (isOutdated(error) || !(error instanceof pg.DatabaseError)) this.spoiledBy = error as Error;
  };
}
