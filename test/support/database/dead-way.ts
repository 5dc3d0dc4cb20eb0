import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Pair {
  readonly client: Socket;
  readonly database: Socket;
  /** what each side sent meanwhile; null: nothing is held */
  held: (() => void)[] | null;
  /** nothing that is sent comes, ever again, and nobody is told */
  isLost: boolean;
}

/**
 * A way to the database on which nothing moves for a while, and nobody is told: every connection is
 * taken, as a stopped server's system still takes it.
 */
export class DeadWay {
  private pairs: Pair[] = [];
  private dead: 'FROZEN' | 'LOST' | null = null;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async before(databaseUrl: string): Promise<DeadWay> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const way = new DeadWay(url.href, server);
    server.on('connection', (client) => {
      way.pass(client, openSocket(new URL(databaseUrl)));
    });
    return way;
  }

  /** As a server that was stopped (SIGSTOP): what was sent arrives when it goes on. */
  freeze(): void {
    this.dead = 'FROZEN';
    for (const pair of this.pairs) pair.held ??= [];
  }

  /** As a network that forgets: no connection of before or meanwhile ever works again. */
  lose(): void {
    this.dead = 'LOST';
    for (const pair of this.pairs) pair.isLost = true;
  }

  mend(): void {
    this.dead = null;
    for (const pair of this.pairs) {
      const { held } = pair;
      pair.held = null;
      for (const pass of held ?? []) pass();
    }
  }

  close(): void {
    for (const { client, database } of this.pairs) {
      client.destroy();
      database.destroy();
    }
    this.server.close();
  }

  private pass(client: Socket, database: Socket): void {
    const held = this.dead === 'FROZEN' ? [] : null;
    const pair: Pair = { client, database, held, isLost: this.dead === 'LOST' };
    this.pairs.push(pair);
    const move = (pass: () => void): void => {
      if (pair.isLost) return;
      if (pair.held === null) pass();
      else pair.held.push(pass);
    };
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      from.on('data', (bytes) => {
        move(() => to.write(bytes));
      });
      from.on('error', () => undefined);
      // A lost connection's end is not heard either.
      from.on('close', () => {
        move(() => to.destroy());
      });
    }
  }
}

/** A host that is a folder holds the server's socket. */
function openSocket({ hostname, port }: URL): Socket {
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(Number(port), host);
}
