import pg from 'pg';
import { isOfConnection, noteConnectionError } from './connection-errors.js';
import { CONNECT_WITHIN_MS } from './limits.js';
import { statementName } from './statement-names.js';
import type { Watch } from './watch.js';

type Callback = (error: unknown, result: unknown) => void;
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
  /** when it last answered, or was made (`performance.now`) */
  heardAt = performance.now();
  /** for the transaction under way; undefined: as the pool has it (`query_timeout`) */
  answerWithinMs: number | undefined;
  private readonly watch: Watch | undefined;
  private isHolding = false;

  constructor(config: pg.ClientConfig & { readonly watch?: Watch } = {}) {
    // A caller may wait longer for a connection that others use.
    super({ ...config, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    this.watch = config.watch;
    // A statement that runs reports a broken connection itself, and the pool has its own listener.
    // Without this one the process would end where an idle connection breaks.
    this.on('error', () => undefined);
  }

  override query: pg.Client['query'] = ((...given: unknown[]) => {
    const send = super.query.bind(this) as Send;
    this.holdTogether();
    const [asked, callback] = this.prepared(given);
    if (callback !== undefined) {
      return send(asked, (error: unknown, result: unknown) => {
        if (error) this.note(error);
        else this.heard();
        callback(error, result);
      });
    }
    const answer = send(asked);
    if (answer instanceof Promise) answer.then(this.heard, this.note);
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

  /** Does not wait for the server, which may not hear it. */
  hangUp(): void {
    void this.end();
    this.connection.stream.destroy();
  }

  /** What is sent: under a name where it may come again, and with the time of its answer. */
  private prepared(given: unknown[]): [asked: unknown, callback: Callback | undefined] {
    const [text, values] = given;
    const last = given.at(-1);
    const callback = typeof last === 'function' ? (last as Callback) : undefined;
    const limit =
      this.answerWithinMs === undefined ? undefined : { query_timeout: this.answerWithinMs };
    if (typeof text !== 'string') {
      const isPlain = Object.getPrototypeOf(text) === Object.prototype;
      const valued = Array.isArray(values) ? { values } : undefined;
      return [isPlain ? { ...limit, ...(text as object), ...valued } : text, callback];
    }
    if (!Array.isArray(values) || values.length === 0) return [{ text, ...limit }, callback];
    return [{ text, values, name: statementName(text), ...limit }, callback];
  }

  private readonly heard = (): void => {
    this.heardAt = performance.now();
  };

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
    if (isOfConnection(error)) this.watch?.lost();
    else this.heard();
  };
}
