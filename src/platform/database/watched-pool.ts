import pg from 'pg';
import { connecting } from './connection-errors.js';
import { PooledClient } from './pooled-client.js';
import { watchOf, type Watch } from './watch.js';

type Release = pg.PoolClient['release'];
type OnConnected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: Release,
) => void;

/**
 * A pool that trusts no connection from before another one broke: a network that was away may have
 * forgotten them all. An idle one would cost somebody the time of a dead answer, and one that only
 * listens would never hear again: so each is asked something, and ended where it does not answer.
 */
export class WatchedPool extends pg.Pool {
  private readonly watch: Watch;
  private readonly clients = new Set<pg.PoolClient>();

  constructor(options: pg.PoolConfig = {}) {
    const watch = watchOf(options.connectionString);
    super(Object.assign({ ...options }, { watch }));
    this.watch = watch;
    const stop = watch.onLoss(() => {
      if (this.ended) stop();
      else this.probe();
    });
    this.on('connect', (client) => this.clients.add(client));
    this.on('remove', (client) => this.clients.delete(client));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: OnConnected): void;
  override connect(callback?: OnConnected): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return this.trusted();
    this.trusted().then(
      (client) => {
        callback(undefined, client, client.release.bind(client));
      },
      (error: unknown) => {
        callback(error as Error, undefined, () => undefined);
      },
    );
    return undefined;
  }

  private async trusted(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await connecting(super.connect());
      if (!this.isDoubtful(client)) return client;
      client.release(true);
      client.hangUp();
    }
  }

  private isDoubtful(client: pg.PoolClient): client is pg.PoolClient & PooledClient {
    return client instanceof PooledClient && client.heardAt < this.watch.lostAt;
  }

  /** The answer counts, whatever it is; without one in time the connection is ended. */
  private probe(): void {
    for (const client of this.clients) {
      if (this.isDoubtful(client)) client.query('SELECT 1', () => undefined);
    }
  }
}
