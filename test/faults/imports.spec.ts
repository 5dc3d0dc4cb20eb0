import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLedgerBreaks } from '../../src/features/ledger/ledger-audit.queries.js';
import type { ImportResult } from '../../src/features/imports/index.js';
import { runCli } from '../support/product-process.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { breaksOf, deadlocks } from '../support/windows.js';

/** Some thousands: each process is at several batches of a thousand while the other is. */
const ROWS = 4_000;
const ADVOCATES = 300;
const COMPANIES = 500;
/** One deal for each so many referrals, and all of them won. */
const EVERY = 4;
const POINTS = 500;

const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateEmail: 'advocate',
    advocateName: 'name',
    refereeName: 'referee',
    refereeEmail: 'email',
    refereeCompany: 'company',
    submittedOn: 'on',
  },
};
const DEALS = {
  columns: {
    externalId: 'id',
    referralExternalId: 'referral',
    company: 'company',
    stage: 'stage',
    closedOn: 'closed',
  },
};

/** R-P4, R-T2: two processes of the command line, on one database, with the same files. */
describe('the same file imported by two processes at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-imports-'));
  let test: TestDatabase;
  let program: Awaited<ReturnType<TestDatabase['createProgram']>>;

  beforeAll(async () => {
    test = await openTestDatabase();
    program = await test.createProgram({ conversionPoints: POINTS, timeZone: 'UTC' });
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keep = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  /** Each process has an errors file of its own; all else is the same. */
  async function bothImport(
    kind: 'referrals' | 'deals',
    file: string,
    mapping: object,
  ): Promise<ImportResult[]> {
    const map = keep(`${kind}.json`, JSON.stringify(mapping));
    const settings = {
      NODE_ENV: 'test',
      GOODTURN_HOME: join(folder, 'home'),
      DATABASE_URL: test.url,
      LOG_LEVEL: 'silent',
      SESSION_SECRET: 's'.repeat(40),
      CODE_KEY: 'c'.repeat(40),
      HASH_KEY: 'h'.repeat(40),
    };
    const said = await Promise.all(
      ['one', 'other'].map((name) =>
        runCli(
          [
            ...['import', kind, file, '--program', program.slug, '--mapping', map, '--award'],
            ...['--json', '--errors', join(folder, `${kind}-${name}.csv`)],
          ],
          settings,
        ),
      ),
    );
    return said.map((text) => JSON.parse(/^\{.*\}$/m.exec(text)?.[0] ?? '') as ImportResult);
  }

  const sum = async (what: string, table: string): Promise<number> => {
    const [row] = await test.superuser<{ n: number }>(
      `SELECT (${what})::int AS n FROM ${table} WHERE program_id = $1`,
      [program.id],
    );
    return row?.n ?? -1;
  };
  const count = (table: string): Promise<number> => sum('count(*)', table);

  /** Between them each row went in once, and the other process met it as told before. */
  function expectOnce(results: readonly ImportResult[], rows: number): void {
    for (const result of results) {
      expect(result).toMatchObject({ rows, refused: 0, errorsFile: null });
      expect(result.imported + result.unchanged).toBe(rows);
    }
    expect(results.reduce((all, { imported }) => all + imported, 0)).toBe(rows);
  }

  async function expectSound(): Promise<void> {
    expect(await breaksOf(test, program.actor)).toEqual([]);
    expect(await test.database.read(program.actor, findLedgerBreaks)).toEqual([]);
    expect(await deadlocks(test)).toBe(0);
  }

  it('referrals: both finish, every row is there once, with its advocate and company', async () => {
    const rows = Array.from({ length: ROWS }, (_, n) => {
      const [advocate, company] = [n % ADVOCATES, (n * 7) % COMPANIES].map(String);
      const person = `Referee ${String(n)},r${String(n)}@example.com`;
      return `R-${String(n)},a${advocate}@example.com,Advocate ${advocate},${person},Company ${company},2026-01-05`;
    });
    const file = keep(
      'referrals.csv',
      ['id,advocate,name,referee,email,company,on', ...rows, ''].join('\n'),
    );
    expectOnce(await bothImport('referrals', file, REFERRALS), ROWS);
    expect(await count('referral')).toBe(ROWS);
    expect(await sum('count(DISTINCT external_id)', 'referral')).toBe(ROWS);
    expect(await count('advocate')).toBe(ADVOCATES);
    expect(await count('company')).toBe(COMPANIES);
    await expectSound();
  }, 120_000);

  it('R-W5: deals: both finish, and each conversion is awarded once', async () => {
    const won = Array.from({ length: ROWS / EVERY }, (_, n) => n * EVERY);
    const rows = won.map((n) => `D-${String(n)},R-${String(n)},,WON,2026-02-01`);
    const file = keep('deals.csv', ['id,referral,company,stage,closed', ...rows, ''].join('\n'));
    expectOnce(await bothImport('deals', file, DEALS), won.length);
    expect(await count('deal')).toBe(won.length);
    expect(await count('deal_fact')).toBe(won.length);
    expect(await count('deal_link')).toBe(won.length);
    expect(await sum(`count(*) FILTER (WHERE status = 'CONVERTED')`, 'referral')).toBe(won.length);
    expect(await count('transfer')).toBe(won.length);
    expect(await sum('sum(points)', 'transfer')).toBe(won.length * POINTS);
    expect(await sum('sum(balance)', 'wallet')).toBe(won.length * POINTS);
    await expectSound();
  }, 120_000);
});
