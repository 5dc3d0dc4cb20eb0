import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { until } from '../support/until.js';
import { freePort } from '../support/servers/redis.js';
import { ServedApp } from '../support/api/served-app.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

describe('health and figures', () => {
  let test: TestDatabase;
  let app: ServedApp;

  beforeAll(async () => {
    test = await openTestDatabase([], { mode: 'separated' });
    app = await ServedApp.open({ test });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  async function ask(path: string): Promise<{ status: number; checks: Record<string, unknown> }> {
    const response = await app.fetch(path);
    const { checks } = (await response.json()) as { checks: Record<string, unknown> };
    return { status: response.status, checks };
  }

  const ready = () => ask('/health/ready');
  const work = () => ask('/health/work');

  /** By name and labels, as Prometheus reads them. */
  async function figures(): Promise<Map<string, number>> {
    const response = await app.fetch('/metrics');
    expect(response.status).toBe(200);
    const lines = (await response.text()).split('\n').filter((line) => /^\w/.test(line));
    return new Map(
      lines.map((line) => {
        const end = line.lastIndexOf(' ');
        return [line.slice(0, end), Number(line.slice(end + 1))];
      }),
    );
  }

  /** Nobody can reach the database, as if it were restarted, until the function given back is called. */
  async function withoutDatabase(): Promise<() => Promise<void>> {
    const { pathname } = new URL(test.url);
    const name = pathname.slice(1);
    const elsewhere = new URL(test.url);
    elsewhere.pathname = '/postgres';
    const client = new pg.Client({ connectionString: elsewhere.href });
    await client.connect();
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [name],
    );
    return async () => {
      await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await client.end();
    };
  }

  it('says what works, and counts requests by route', async () => {
    await until(async () => (await ready()).status === 200);
    expect((await ready()).checks).toEqual({
      database: { status: 'ok', mode: 'separated' },
      eventLoop: { status: 'ok', p99Ms: expect.any(Number) },
    });
    await until(async () => (await work()).status === 200);
    expect((await work()).checks).toEqual({
      queues: { status: 'ok', tookMs: expect.any(Number) },
      events: { status: 'ok', oldestUnsentSeconds: 0 },
      windows: { status: 'ok', oldestOverdueSeconds: 0 },
      mails: { status: 'ok', oldestOverdueSeconds: 0, failed: 0 },
      files: { status: 'ok', failures: 0, problem: null },
    });
    const read = await figures();
    expect(read.get('goodturn_oldest_unsent_event_seconds')).toBe(0);
    expect(read.get('goodturn_oldest_overdue_window_seconds')).toBe(0);
    expect(read.get('goodturn_oldest_overdue_mail_seconds')).toBe(0);
    expect(read.get('goodturn_failed_mails')).toBe(0);
    expect(read.get('goodturn_failed_jobs')).toBe(0);
    expect(read.get('goodturn_silent_queues')).toBe(0);
    const asked = [...read].find(([name]) =>
      name.startsWith('goodturn_http_request_seconds_count{method="GET",route="/health/ready"'),
    );
    expect(asked?.[1]).toBeGreaterThanOrEqual(2);
  });

  it('is ready although nobody does the work, and says that nobody does', async () => {
    const api = await ServedApp.open({ role: 'api' });
    try {
      expect((await api.fetch('/health/ready')).status).toBe(200);
      const response = await api.fetch('/health/work');
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({
        status: 'behind',
        checks: { queues: { status: 'failed' } },
      });
    } finally {
      await api.close();
    }
  }, 60_000);

  it('is told of a worker where it is said to listen, and nothing else is served there', async () => {
    const port = await freePort();
    const worker = await ServedApp.open({ role: 'worker', workerPort: port });
    const at = `http://127.0.0.1:${String(port)}`;
    try {
      await until(async () => (await fetch(`${at}/health/work`)).status === 200);
      expect((await fetch(`${at}/health/live`)).status).toBe(200);
      expect(await (await fetch(`${at}/metrics`)).text()).toMatch(/^goodturn_silent_queues 0$/m);
      expect((await fetch(`${at}/graphql`)).status).toBe(404);
    } finally {
      await worker.close();
    }
    await expect(fetch(`${at}/health/live`)).rejects.toThrow('fetch failed');
  }, 60_000);

  it('without a database it lives, is not ready, and still tells the figures that it has', async () => {
    const bring = await withoutDatabase();
    try {
      expect((await app.fetch('/health/live')).status).toBe(200);
      const { status, checks } = await ready();
      expect(status).toBe(503);
      expect(checks['database']).toEqual({ status: 'failed' });
      const read = await figures();
      expect(read.get('process_cpu_seconds_total')).toBeGreaterThan(0);
      expect([...read.keys()].filter((name) => /unsent|overdue/.test(name))).toEqual([]);
    } finally {
      await bring();
    }
    await until(async () => (await ready()).status === 200, 60_000);
    expect((await figures()).get('goodturn_oldest_unsent_event_seconds')).toBe(0);
  }, 90_000);
});
