import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbedded, type EmbeddedServer } from '../../src/embedded/index.js';
import { ImportProcesses, referralRows, resultOf } from '../support/processes/import-process.js';
import { runCli } from '../support/processes/product-process.js';
import type { TestDatabase, TestProgram } from '../support/database/test-database.js';

const ROWS = 3_000;

/** As an operator stops it; as a machine that loses its power does. */
type Stop = 'SIGINT' | 'SIGQUIT';

/** R-D7: a PostgreSQL of its own, that is stopped under an import and started again. */
describe('a server that is stopped while an import is under way', () => {
  let home: string;
  let server: EmbeddedServer;

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'goodturn-stopped-'));
    server = await open();
  }, 120_000);
  afterEach(async () => {
    await server.release();
    rmSync(home, { recursive: true, force: true });
  });

  const open = (): Promise<EmbeddedServer> =>
    openEmbedded({ home, homeIsDefault: false, log: () => undefined });

  async function ask<T>(question: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await question(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  const count = (client: pg.Client, sql: string): Promise<number> =>
    client
      .query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)
      .then(({ rows }) => rows[0]?.n ?? -1);

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((next) => setTimeout(next, 20));
  }

  /** Stops it when a batch waits, behind others that are in. */
  async function stopUnder(how: Stop): Promise<void> {
    await ask(async (client) => {
      await until(async () => (await count(client, 'referral')) > 0);
      await client.query('BEGIN; LOCK TABLE referral IN SHARE ROW EXCLUSIVE MODE');
      const waits = `pg_locks WHERE relation = 'referral'::regclass AND NOT granted`;
      await until(async () => (await count(client, waits)) > 0);
      const pid = readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8');
      process.kill(Number(pid.split('\n')[0]), how);
    });
    await server.release();
  }

  it.each<Stop>(['SIGINT', 'SIGQUIT'])(
    '%s: it says what is in and how to go on, and the same command then takes the rest',
    async (how) => {
      // The server that an import uses is no business of its home: it is named by DATABASE_URL.
      const imports = new ImportProcesses({ url: server.url } as TestDatabase);
      try {
        const settings = {
          ...{
            NODE_ENV: 'test',
            GOODTURN_HOME: join(imports.folder, 'home'),
            DATABASE_URL: server.url,
          },
          ...{ SESSION_SECRET: 's'.repeat(40), CODE_KEY: 'c'.repeat(40), HASH_KEY: 'h'.repeat(40) },
        };
        await runCli(
          ['program', 'create', '--slug', 'acme', '--name', 'Acme', '--time-zone', 'UTC'],
          settings,
        );
        const program = { slug: 'acme' } as TestProgram;
        const file = imports.referralFile('referrals.csv', referralRows(ROWS));
        const running = imports.start({ kind: 'referrals', program, file });
        await stopUnder(how);
        const ended = await running.end();
        server = await open();
        const taken = await ask((client) => count(client, 'referral'));
        expect(ended.code).toBe(1);
        // Which of the three it meets hangs on the moment: a batch begins on a connection that is
        // ended, one that is gone, or a new one that a stopping server no longer takes.
        expect(ended.told).toMatch(
          /^The import of referrals stopped\. (The database ended the connection: it was stopped|The connection to the database was lost|The database is starting or stopping)/m,
        );
        const upTo = (taken + 1).toLocaleString('en');
        expect(ended.told).toContain(
          `What went in: the file up to row ${upTo} (${taken.toLocaleString('en')} imported, 0 unchanged, 0 refused).\n`,
        );
        expect(ended.told).not.toContain('Not known');
        expect(ended.told).toContain('To go on, run the same command again:');
        expect(ended.told).not.toMatch(/terminat|ECONN|administrator command/);
        const environment = { DATABASE_URL: server.url };
        const options = ['--json'];
        const again = await imports
          .start({ kind: 'referrals', program, file, environment, options })
          .end();
        expect(resultOf(again)).toMatchObject({
          ...{ rows: ROWS, imported: ROWS - taken, unchanged: taken, refused: 0 },
          errorsFile: null,
        });
        expect(await ask((client) => count(client, 'referral'))).toBe(ROWS);
      } finally {
        imports.remove();
      }
    },
    180_000,
  );
});
