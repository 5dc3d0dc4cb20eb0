import type pg from 'pg';
import { connecting } from './connection-errors.js';
import type { PooledClient } from './pooled-client.js';

/**
 * Work across programmes, as `goodturn_jobs`: claiming due rows, relaying events, looking a link's
 * code up. Used by `platform` and the `*.job.ts` edges alone; everything else stays in a programme.
 */
export class CrossProgramDatabase {
  constructor(private readonly pool: pg.Pool) {}

  /** One statement in its own transaction. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await connecting(this.pool.query<Row>(sql, values))).rows;
  }

  async write<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = (await connecting(this.pool.connect())) as pg.PoolClient & PooledClient;
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.commit();
      return result;
    } catch (error) {
      await client.rollBack();
      throw error;
    } finally {
      client.release(client.spoiledBy);
    }
  }

  /**
   * Does `work` unless another process of the installation does work under this name; null where
   * one does. The lock goes with its connection, so also with a process that is killed. A process
   * whose connection was lost in the meantime has still done its work.
   */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    const done: T[] = [];
    try {
      await this.write(async (client) => {
        // `work` has connections of its own: this one is idle, for as long as that takes.
        await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
        const { rows } = await client.query<{ mine: boolean }>(
          `SELECT pg_try_advisory_xact_lock(hashtextextended('alone ' || $1, 0)) AS mine`,
          [name],
        );
        if (rows[0]?.mine) done.push(await work());
      });
    } catch (error) {
      if (done.length === 0) throw error;
    }
    return done.length === 0 ? null : (done[0] as T);
  }

  async end(): Promise<void> {
    await this.pool.end();
  }
}
