import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { readMessages, type Receiving } from './message-reader.js';
import { StatementBatch, type KnownColumns, type Statement } from './statement-batch.js';
import { statementName } from './statement-names.js';

type Send = (...given: unknown[]) => unknown;

/** A statement and its values, in PostgreSQL's own order ($1, $2, …). */
export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * A table was changed under a connection that had prepared a statement over it. PostgreSQL says so
 * each time that connection sends the statement.
 */
export function isOutdated(error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}

/**
 * A client that prepares statements that come again, and inside a transaction sends those together
 * that were asked for together (the loaders of one screen), in their order.
 */
export class BatchingClient extends pg.Client {
  /** the error that says why this connection is to be thrown away when it is released */
  outdatedBy: Error | undefined;
  private gathering: StatementBatch | null = null;
  private isQueued = false;
  private readonly known: KnownColumns = new Map();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const { connection } = this as unknown as { connection: Receiving & EventEmitter };
    connection.attachListeners = (stream) => {
      readMessages(stream, connection, () => this.answered);
    };
    connection.on('errorMessage', (error: Error) => {
      if (isOutdated(error)) this.outdatedBy = error;
    });
  }

  override query: pg.Client['query'] = ((...given: unknown[]) => {
    const [text, values, callback] = given;
    const send = super.query.bind(this) as Send;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
      this.closeGathered();
      return send(...given);
    }
    const statement = { text, values, name: statementName(text) };
    if (callback === undefined && this.getTransactionStatus() === 'T') {
      return this.gather(statement);
    }
    this.closeGathered();
    return callback === undefined ? send(statement) : send(statement, callback);
  }) as pg.Client['query'];

  /** Sends statements as one message; the first that fails is the last that runs. */
  async together(statements: readonly Asked[]): Promise<pg.QueryResult[]> {
    this.closeGathered();
    const batch = this.newBatch(() => undefined);
    const answers = statements.map(({ text, values }) =>
      batch.add({ text, values, name: statementName(text) }),
    );
    super.query(batch as unknown as pg.Submittable);
    return Promise.all(answers);
  }

  /** The batch whose answer comes in. */
  private get answered(): StatementBatch | null {
    const active = (this as unknown as { _getActiveQuery(): unknown })._getActiveQuery();
    return active instanceof StatementBatch ? active : null;
  }

  /** More may be added for as long as an earlier answer is awaited. */
  private gather(statement: Statement): Promise<pg.QueryResult> {
    if (this.gathering === null) {
      const batch = this.newBatch(() => {
        if (this.gathering === batch) this.gathering = null;
      });
      this.gathering = batch;
      this.isQueued = false;
      setImmediate(() => {
        if (this.gathering === batch) this.sendGathered();
      });
    }
    return this.gathering.add(statement);
  }

  private newBatch(onSubmit: () => void): StatementBatch {
    const { _types: types } = this as unknown as { _types: pg.CustomTypesConfig };
    return new StatementBatch(types, this.known, onSubmit);
  }

  /** What is sent otherwise comes behind what was gathered before it, and before what comes then. */
  private closeGathered(): void {
    this.sendGathered();
    this.gathering = null;
  }

  private sendGathered(): void {
    if (this.gathering === null || this.isQueued) return;
    this.isQueued = true;
    super.query(this.gathering as unknown as pg.Submittable);
  }
}
