import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A way to the database that can hold back every answer: what comes through it while they are held
 * was sent without waiting for one.
 */
export class HeldAnswers {
  private readonly sockets: Socket[] = [];
  private held: (() => void)[] | null = null;
  private sent = '';

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async before(databaseUrl: string): Promise<HeldAnswers> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const way = new HeldAnswers(url.href, server);
    server.on('connection', (client) => {
      way.pass(client, openSocket(new URL(databaseUrl)));
    });
    return way;
  }

  /** Answers wait until `letThrough`. */
  hold(): void {
    this.held = [];
    this.sent = '';
  }

  /** How often `word` was sent since `hold`. */
  timesSent(word: string): number {
    return this.sent.split(word).length - 1;
  }

  letThrough(): void {
    const { held } = this;
    this.held = null;
    for (const pass of held ?? []) pass();
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private pass(client: Socket, database: Socket): void {
    this.sockets.push(client, database);
    client.on('data', (bytes) => {
      this.sent += bytes.toString('latin1');
      database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (this.held === null) client.write(bytes);
      else this.held.push(() => client.write(bytes));
    });
    client.on('close', () => database.destroy()).on('error', () => database.destroy());
    database.on('close', () => client.destroy()).on('error', () => client.destroy());
  }
}

/** A host that is a folder holds the server's socket. */
function openSocket({ hostname, port }: URL): Socket {
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(Number(port), host);
}
