import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { signatureFault, type S3Key } from './s3-signature.js';

/**
 * `SILENT` takes requests and never answers; `BUSY` answers 503; `STALLS` begins to give a file and
 * never ends; `FULL` takes no file; `CUTS` breaks connections; `DENIES` lets the key do nothing;
 * `SPOILS` gives back other bytes than it was given.
 */
export type S3Behaviour =
  'ANSWERS' | 'SILENT' | 'BUSY' | 'STALLS' | 'FULL' | 'CUTS' | 'DENIES' | 'SPOILS';

export /** of what is on its way */
const PART = 'part-';
const BUCKET = 'goodturn-files';
const REGION = 'eu-test-1';
const PAGE = 10;

const STATUS: Readonly<Record<string, number>> = {
  NoSuchBucket: 404,
  NoSuchKey: 404,
  AuthorizationHeaderMalformed: 400,
  XAmzContentSHA256Mismatch: 400,
  MethodNotAllowed: 405,
  SlowDown: 503,
  XMinioStorageFull: 507,
};

/**
 * As much of S3 as the product needs, with signatures that are checked: objects of one bucket lie in
 * a folder. Keys are addressed by path, as stores that are not Amazon's want it.
 */
export class S3Server {
  behaviour: S3Behaviour = 'ANSWERS';
  /** `PUT goodturn/…`, as they came, refused ones too */
  readonly asked: string[] = [];
  /** called when an object was taken and not yet told so */
  onPut: () => Promise<void> = () => Promise.resolve();
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((request, response) => {
    void this.serve(request, response);
  });

  private constructor(private readonly folder: string) {
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  readonly key: S3Key = { id: 'AKTEST', secret: 'a secret of the tests' };

  static async start(): Promise<S3Server> {
    const s3 = new S3Server(await mkdtemp(join(tmpdir(), 'goodturn-s3-')));
    s3.server.listen(0, '127.0.0.1');
    await once(s3.server, 'listening');
    return s3;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The environment of a server that keeps its files here. */
  get settings(): Readonly<Record<string, string>> {
    return {
      FILES_BUCKET: BUCKET,
      FILES_REGION: REGION,
      FILES_ENDPOINT: `http://127.0.0.1:${String(this.port)}`,
      FILES_KEY_ID: this.key.id,
      FILES_SECRET_KEY: this.key.secret,
    };
  }

  /** As after a restart: whoever is connected is cut off. */
  behave(behaviour: S3Behaviour): void {
    this.behaviour = behaviour;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Keys with their prefix. */
  async keys(): Promise<string[]> {
    const found = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile() && !entry.name.startsWith(PART))
      .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)))
      .sort();
  }

  pathOf(key: string): string {
    return join(this.folder, key);
  }

  /** Loses everything. */
  async empty(): Promise<void> {
    for (const key of await this.keys()) await rm(this.pathOf(key));
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.server, 'close');
    await rm(this.folder, { recursive: true, force: true });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(request);
      if (this.behaviour === 'SILENT') return;
      if (this.behaviour === 'CUTS') request.socket.destroy();
      else await this.answer(request, body, response);
    } catch {
      response.destroy();
    }
  }

  private async answer(
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    const [, bucket, ...rest] = decodeURIComponent(pathname).split('/');
    const key = rest.join('/');
    this.asked.push(`${String(request.method)} ${key}`);
    const fault = this.faultOf(request, body, bucket);
    if (fault !== null) refuse(response, fault);
    else if (key === '') await this.list(searchParams, response);
    else if (request.method === 'PUT') await this.put(key, body, response);
    else if (request.method === 'DELETE') await this.remove(key, response);
    else if (request.method === 'GET') await this.give(key, response);
    else refuse(response, 'MethodNotAllowed');
  }

  private faultOf(request: IncomingMessage, body: Buffer, bucket?: string): string | null {
    if (this.behaviour === 'BUSY') return 'SlowDown';
    const fault = signatureFault(request, body, this.key, REGION);
    if (fault !== null) return fault;
    if (this.behaviour === 'DENIES') return 'AccessDenied';
    if (bucket !== BUCKET) return 'NoSuchBucket';
    return request.method === 'PUT' && this.behaviour === 'FULL' ? 'XMinioStorageFull' : null;
  }

  private async put(key: string, body: Buffer, response: ServerResponse): Promise<void> {
    await mkdir(dirname(this.pathOf(key)), { recursive: true });
    // An object is seen whole or not at all.
    const beside = join(this.folder, `${PART}${randomUUID()}`);
    await writeFile(beside, body);
    await rename(beside, this.pathOf(key));
    await this.onPut();
    response.writeHead(200, { etag: '"e"' }).end();
  }

  private async remove(key: string, response: ServerResponse): Promise<void> {
    await rm(this.pathOf(key), { force: true });
    response.writeHead(204).end();
  }

  private async give(key: string, response: ServerResponse): Promise<void> {
    if (!existsSync(this.pathOf(key))) {
      refuse(response, 'NoSuchKey');
      return;
    }
    const bytes = await readFile(this.pathOf(key));
    response.writeHead(200, { 'content-length': bytes.length, etag: '"e"' });
    if (this.behaviour === 'STALLS') response.write(bytes.subarray(0, bytes.length / 2));
    else response.end(this.behaviour === 'SPOILS' ? bytes.map((byte) => byte ^ 1) : bytes);
  }

  /** In pages, as S3 does. */
  private async list(asked: URLSearchParams, response: ServerResponse): Promise<void> {
    const after = asked.get('continuation-token') ?? '';
    const keys = (await this.keys()).filter(
      (key) => key.startsWith(asked.get('prefix') ?? '') && key > after,
    );
    const page = keys.slice(0, PAGE);
    const contents = await Promise.all(
      page.map(async (key) => {
        const { size, mtime } = await stat(this.pathOf(key));
        const at = mtime.toISOString();
        return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><ETag>"e"</ETag><Size>${String(size)}</Size></Contents>`;
      }),
    );
    const next = `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>`;
    const isCut = keys.length > PAGE;
    const xml = `<?xml version="1.0"?><ListBucketResult><IsTruncated>${String(isCut)}</IsTruncated>${isCut ? next : ''}${contents.join('')}</ListBucketResult>`;
    response.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
  }
}

function refuse(response: ServerResponse, code: string): void {
  const xml = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>what the store says by itself</Message></Error>`;
  response.writeHead(STATUS[code] ?? 403, { 'content-type': 'application/xml' }).end(xml);
}
