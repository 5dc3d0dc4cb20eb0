import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** `BEFORE`: the database never hears of it; `AFTER`: it has done it, and its answer is lost. */
export type Cut = 'BEFORE' | 'AFTER';

/** A transaction that sends less is none of many rows. */
const LARGE_BYTES = 20_000;
const COMMIT = Buffer.from('COMMIT\0');

/** A way to the database that breaks once, at the COMMIT of a large transaction. */
export class CutAtCommit {
  private readonly sockets: Socket[] = [];
  private armed: Cut | null = null;
  private passing = 0;
  hasCut = false;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async before(databaseUrl: string): Promise<CutAtCommit> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const way = new CutAtCommit(url.href, server);
    server.on('connection', (client) => {
      way.pass(client, openSocket(new URL(databaseUrl)));
    });
    return way;
  }

  /** So many large transactions pass, the next is cut; what is smaller always passes. */
  arm(cut: Cut, passing: number): void {
    this.passing = passing;
    this.armed = cut;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private isNext(): boolean {
    if (this.armed === null || this.hasCut) return false;
    this.hasCut = this.passing === 0;
    this.passing -= 1;
    return this.hasCut;
  }

  private pass(client: Socket, database: Socket): void {
    this.sockets.push(client, database);
    let sentBytes = 0;
    let isLost = false;
    client.on('data', (bytes) => {
      sentBytes += bytes.length;
      const isCommit = bytes.includes(COMMIT);
      if (isCommit && sentBytes > LARGE_BYTES && this.isNext()) {
        isLost = true;
        if (this.armed === 'BEFORE') database.destroy();
      }
      if (isCommit) sentBytes = 0;
      if (!database.destroyed) database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (isLost) client.destroy();
      else client.write(bytes);
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
