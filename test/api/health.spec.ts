import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { until } from '../support/job-app.js';
import { ServedApp } from '../support/served-app.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

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

  async function ready(): Promise<{ status: number; checks: Record<string, unknown> }> {
    const response = await app.fetch('/health/ready');
    const { checks } = (await response.json()) as { checks: Record<string, unknown> };
    return { status: response.status, checks };
  }

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
      queue: { status: 'ok', tookMs: expect.any(Number) },
      events: { status: 'ok', oldestUnsentSeconds: 0 },
      windows: { status: 'ok', oldestOverdueSeconds: 0 },
    });
    const read = await figures();
    expect(read.get('goodturn_oldest_unsent_event_seconds')).toBe(0);
    expect(read.get('goodturn_oldest_overdue_window_seconds')).toBe(0);
    const asked = [...read].find(([name]) =>
      name.startsWith('goodturn_http_request_seconds_count{method="GET",route="/health/ready"'),
    );
    expect(asked?.[1]).toBeGreaterThanOrEqual(2);
  });

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
