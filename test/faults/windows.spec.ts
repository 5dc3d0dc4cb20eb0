import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded, type EmbeddedServer } from '../../src/platform/embedded/index.js';
import { makeFolder, serverPid } from '../support/embedded-process.js';
import { until } from '../support/job-app.js';
import { ProductProcess, runCli, type Settings } from '../support/product-process.js';
import { startRedis, type TestRedis } from '../support/redis.js';

const WINDOWS = 1_000;
const MAPPING = {
  columns: { externalId: 'id', advocateName: 'advocate', submittedOn: 'day' },
  constants: { source: 'FORM' },
};

/** The product as it is installed, on its embedded server; only the moments of death are ours. */
describe.each(['postgres', 'redis'])('1,000 closing windows, with queues on %s', (kind) => {
  const home = makeFolder();
  const running: ProductProcess[] = [];
  let server: EmbeddedServer;
  let redis: TestRedis | null = null;
  let settings: Settings;

  beforeAll(async () => {
    if (kind === 'redis') redis = await startRedis();
    settings = {
      NODE_ENV: 'test',
      GOODTURN_HOME: home,
      GOODTURN_SEED: '0',
      LOG_LEVEL: 'silent',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    server = await openEmbedded({ home, homeIsDefault: false, log: () => undefined });
    await prepare();
  }, 120_000);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((product) => product.kill('SIGKILL')));
  });
  afterAll(async () => {
    await server.release();
    await redis?.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** A sandbox with a thousand open windows that all end when its clock is moved. */
  async function prepare(): Promise<void> {
    const file = join(home, 'referrals.csv');
    const [{ day } = { day: '' }] = await sql<{ day: string }>(
      `SELECT (now() AT TIME ZONE 'UTC')::date::text AS day`,
    );
    const rows = Array.from({ length: WINDOWS }, (_, n) => `R-${String(n)},Mei Tanaka,${day}`);
    writeFileSync(file, ['id,advocate,day', ...rows, ''].join('\n'));
    const mapping = join(home, 'mapping.json');
    writeFileSync(mapping, JSON.stringify(MAPPING));
    const program = ['program', 'create', '--slug', 'faults', '--name', 'Faults', '--time-zone'];
    await runCli([...program, 'UTC', '--kind', 'SANDBOX'], settings);
    await runCli(
      ['import', 'referrals', file, '--program', 'faults', '--mapping', mapping],
      settings,
    );
    // Each row takes its time, so that there is a middle to die in.
    await sql(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END $$`);
    await sql(`
      CREATE TRIGGER dawdles BEFORE UPDATE OR INSERT ON notification
        FOR EACH ROW EXECUTE FUNCTION dawdle();
      CREATE TRIGGER dawdles BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION dawdle()`);
  }

  async function sql<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<ProductProcess> {
    const product = await ProductProcess.start(settings);
    running.push(product);
    return product;
  }

  const killServer = (): void => {
    process.kill(serverPid(home) ?? 0, 'SIGKILL');
  };

  const count = async (from: string): Promise<number> =>
    (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n ?? -1;
  const isClosing = async (): Promise<boolean> =>
    (await count(
      `pg_stat_activity WHERE state = 'active' AND query LIKE '%due AS%' AND pid <> pg_backend_pid()`,
    )) > 0;
  const told = (): Promise<number> => count('notification');

  it('none is lost and none is doubled, whoever dies in the middle', async () => {
    const first = await start();
    await sql('UPDATE program SET clock_offset_ms = 62 * 86400000::bigint');

    // PostgreSQL dies while the windows close: nothing is closed, and the server comes back.
    await until(isClosing, 60_000);
    killServer();
    await until(() => isClosing().catch(() => false), 90_000);
    expect(await count('referral WHERE window_open')).toBe(WINDOWS);

    // The worker dies while they close; the next one dies while the advocates are told, and so does
    // what holds the queue.
    await first.kill('SIGKILL');
    const second = await start();
    await until(async () => (await told()) >= WINDOWS / 10, 120_000);
    if (redis) await redis.client.flushall();
    else killServer();
    await until(async () => (await told().catch(() => 0)) > WINDOWS / 10, 120_000);
    await second.kill('SIGKILL');
    expect(await told()).toBeLessThan(WINDOWS);

    await start();
    await until(async () => (await told()) >= WINDOWS, 240_000);
    expect(await count('referral WHERE NOT window_open AND status = $$EXPIRED$$')).toBe(WINDOWS);
    const lines = `timeline WHERE outcome = 'EXPIRED'`;
    expect(await count(lines)).toBe(WINDOWS);
    expect(await count(`(SELECT DISTINCT subject_id FROM ${lines}) t`)).toBe(WINDOWS);
    const events = `outbox WHERE name = 'referral.expired'`;
    expect(await count(events)).toBe(WINDOWS);
    expect(await count(`(SELECT DISTINCT payload->>'referralId' FROM ${events}) e`)).toBe(WINDOWS);
    await until(async () => (await count(`${events} AND sent_at IS NULL`)) === 0);
    expect(await told()).toBe(WINDOWS);
    expect(await count('(SELECT DISTINCT subject_id FROM notification) n')).toBe(WINDOWS);
    expect(await runCli(['rebuild', '--check', '--program', 'faults'], settings)).toContain(
      'no difference',
    );
  }, 600_000);
});
