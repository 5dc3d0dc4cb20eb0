import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const PROGRAMS = ['/usr/bin/redis-server', '/usr/bin/valkey-server', '/usr/local/bin/redis-server'];

/** A private Redis in a folder of its own, that keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** for what a test does behind the product's back */
  readonly client: Redis;
  /** Ends it at once; what it held is lost. */
  kill(): Promise<void>;
  /** Again at the same address, with nothing in it. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export function findRedisServer(): string | null {
  return PROGRAMS.find((path) => existsSync(path)) ?? null;
}

export async function startRedis(policy = 'noeviction'): Promise<TestRedis> {
  const program = findRedisServer();
  if (program === null) throw new Error(`No Redis here (looked for ${PROGRAMS.join(', ')})`);
  const folder = await mkdtemp(join(tmpdir(), 'goodturn-redis-'));
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder, 'maxmemory-policy': policy };
  const launch = (): ChildProcess =>
    spawn(
      program,
      [
        ...Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]),
        ...['--save', '', '--appendonly', 'no'],
      ],
      { stdio: 'ignore' },
    );
  let server = launch();
  const url = `redis://127.0.0.1:${String(port)}`;
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.ping();
  return {
    url,
    client,
    kill: () => stop(server),
    async restart() {
      server = launch();
      await client.ping();
    },
    async close() {
      client.disconnect();
      await stop(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await exited;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
