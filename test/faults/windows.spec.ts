import { describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded, type EmbeddedServer } from '../../src/embedded/index.js';
import { makeFolder, serverPid } from '../support/processes/embedded-process.js';
import { until } from '../support/until.js';
import { LONG } from '../support/long.js';
import { ProductProcess, runCli, type Settings } from '../support/processes/product-process.js';
import { startRedis, type TestRedis } from '../support/servers/redis.js';

const WINDOWS = 1_000;
const MAPPING = {
  columns: { externalId: 'id', advocateName: 'advocate', submittedOn: 'day' },
  constants: { source: 'FORM' },
};

type Kind = 'postgres' | 'redis';

/** The product as it is installed, on its embedded server; only the moments of death are ours. */
class Installation {
  private readonly running: ProductProcess[] = [];

  private constructor(
    readonly home: string,
    readonly server: EmbeddedServer,
    readonly redis: TestRedis | null,
    readonly settings: Settings,
  ) {}

  static async open(kind: Kind): Promise<Installation> {
    const home = makeFolder();
    const redis = kind === 'redis' ? await startRedis() : null;
    const settings = {
      NODE_ENV: 'test',
      GOODTURN_HOME: home,
      GOODTURN_SEED: '0',
      LOG_LEVEL: 'silent',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    const server = await openEmbedded({ home, homeIsDefault: false, log: () => undefined });
    return new Installation(home, server, redis, settings);
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((product) => product.kill('SIGKILL')));
    await this.server.release();
    await this.redis?.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** A sandbox with a thousand open windows that all end when its clock is moved. */
  async prepare(): Promise<void> {
    const file = join(this.home, 'referrals.csv');
    const [{ day } = { day: '' }] = await this.sql<{ day: string }>(
      `SELECT (now() AT TIME ZONE 'UTC')::date::text AS day`,
    );
    const rows = Array.from({ length: WINDOWS }, (_, n) => `R-${String(n)},Mei Tanaka,${day}`);
    writeFileSync(file, ['id,advocate,day', ...rows, ''].join('\n'));
    const mapping = join(this.home, 'mapping.json');
    writeFileSync(mapping, JSON.stringify(MAPPING));
    const program = ['program', 'create', '--slug', 'faults', '--name', 'Faults', '--time-zone'];
    await this.cli(...program, 'UTC', '--kind', 'SANDBOX');
    await this.cli('import', 'referrals', file, '--program', 'faults', '--mapping', mapping);
    // Each row takes its time, so that there is a middle to die in.
    await this.sql(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END $$`);
    await this.sql(`
      CREATE TRIGGER dawdles BEFORE UPDATE OR INSERT ON notification
        FOR EACH ROW EXECUTE FUNCTION dawdle();
      CREATE TRIGGER dawdles BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION dawdle()`);
  }

  cli(...args: string[]): Promise<string> {
    return runCli(args, this.settings);
  }

  async sql<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.server.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  async start(): Promise<ProductProcess> {
    const product = await ProductProcess.start(this.settings);
    this.running.push(product);
    return product;
  }

  killServer(): void {
    process.kill(serverPid(this.home) ?? 0, 'SIGKILL');
  }

  async count(from: string): Promise<number> {
    return (await this.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;
  }

  async isClosing(): Promise<boolean> {
    const closing = `state = 'active' AND query LIKE '%due AS%' AND pid <> pg_backend_pid()`;
    return (await this.count(`pg_stat_activity WHERE ${closing}`)) > 0;
  }

  told(): Promise<number> {
    return this.count('notification');
  }
}

async function closeWhileDying(at: Installation): Promise<void> {
  const first = await at.start();
  await at.sql('UPDATE program SET clock_offset_ms = 62 * 86400000::bigint');

  // PostgreSQL dies while the windows close: nothing is closed, and the server comes back.
  await until(() => at.isClosing(), 60_000);
  at.killServer();
  await until(() => at.isClosing().catch(() => false), 90_000);
  expect(await at.count('referral WHERE window_open')).toBe(WINDOWS);

  // The worker dies while they close; the next one dies while the advocates are told, and so does
  // what holds the queue.
  await first.kill('SIGKILL');
  const second = await at.start();
  await until(async () => (await at.told()) >= WINDOWS / 10, 120_000);
  if (at.redis) await at.redis.client.flushall();
  else at.killServer();
  await until(async () => (await at.told().catch(() => 0)) > WINDOWS / 10, 120_000);
  await second.kill('SIGKILL');
  expect(await at.told()).toBeLessThan(WINDOWS);

  await at.start();
  await until(async () => (await at.told()) >= WINDOWS, 240_000);
}

async function expectEachOnce(at: Installation): Promise<void> {
  expect(await at.count('referral WHERE NOT window_open AND status = $$EXPIRED$$')).toBe(WINDOWS);
  const lines = `timeline WHERE outcome = 'EXPIRED'`;
  expect(await at.count(lines)).toBe(WINDOWS);
  expect(await at.count(`(SELECT DISTINCT subject_id FROM ${lines}) t`)).toBe(WINDOWS);
  const events = `outbox WHERE name = 'referral.expired'`;
  expect(await at.count(events)).toBe(WINDOWS);
  const referrals = `SELECT DISTINCT payload->>'referralId' FROM ${events}`;
  expect(await at.count(`(${referrals}) e`)).toBe(WINDOWS);
  await until(async () => (await at.count(`${events} AND sent_at IS NULL`)) === 0);
  expect(await at.told()).toBe(WINDOWS);
  expect(await at.count('(SELECT DISTINCT subject_id FROM notification) n')).toBe(WINDOWS);
  expect(await at.cli('rebuild', '--check', '--program', 'faults')).toContain('no difference');
}

describe('1,000 closing windows', () => {
  // At once: each waits for most of its time, for a dead worker's jobs to count as stalled. Every
  // day on the queues that come with the product, `npm run test:long` on both.
  it.concurrent.each<Kind>(LONG ? ['postgres', 'redis'] : ['postgres'])(
    'none is lost and none is doubled, whoever dies in the middle, with queues on %s',
    async (kind) => {
      const at = await Installation.open(kind);
      try {
        await at.prepare();
        await closeWhileDying(at);
        await expectEachOnce(at);
      } finally {
        await at.close();
      }
    },
    720_000,
  );
});
