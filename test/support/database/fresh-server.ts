import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/embedded/index.js';
import { asSuperuser } from './test-template.js';

export interface FreshServer {
  /** as the superuser, database `postgres` */
  readonly url: string;
  close(): Promise<void>;
}

/** A PostgreSQL of its own, as old as the run's: roles belong to a cluster, and this one has none. */
export async function openFreshServer(): Promise<FreshServer> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ server_version_num: string }>('SHOW server_version_num'),
  );
  return rows[0]?.server_version_num.startsWith('15') ? openOldest() : openNewest();
}

async function openOldest(): Promise<FreshServer> {
  const { openPostgres15 } = await import('../../../scripts/lib/postgres-15.mjs');
  const server = await openPostgres15();
  if (!server) throw new Error('PostgreSQL 15 is under test, and its programs are not installed');
  return { url: server.url, close: () => server.stop() };
}

async function openNewest(): Promise<FreshServer> {
  const home = mkdtempSync(join(tmpdir(), 'goodturn-fresh-'));
  const server = await openEmbedded({ home, homeIsDefault: false, log: () => undefined });
  return {
    url: Object.assign(new URL(server.url), { pathname: '/postgres' }).href,
    async close() {
      await server.release();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
