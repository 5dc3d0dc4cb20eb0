import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { findLedgerBreaks } from '../../src/features/ledger/ledger-audit.queries.js';
import type { ImportResult } from '../../src/features/imports/index.js';
import {
  ADVOCATES,
  COMPANIES,
  dealRows,
  ImportProcesses,
  referralRows,
  resultOf,
  type ImportCommand,
} from '../support/processes/import-process.js';
import { limit, LONG } from '../support/long.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { breaksOf, deadlocks } from '../support/worlds/windows.js';

/** Some thousands: each process is at several batches of a thousand while the other is. */
const ROWS = 4_000;
/** One deal for each so many referrals, and all of them won. */
const EVERY = 4;
const POINTS = 500;
/** How often two imports meet. */
const ROUNDS = LONG ? 10 : 1;

type Program = Awaited<ReturnType<TestDatabase['createProgram']>>;

/** R-P4, R-T2, R-D7: two processes of the command line, on one database. */
describe('two imports at once', () => {
  let test: TestDatabase;
  let imports: ImportProcesses;

  beforeAll(async () => {
    test = await openTestDatabase();
    imports = new ImportProcesses(test);
  });
  afterAll(async () => {
    await test.close();
    imports.remove();
  });

  /** what the processes of `atOnce` said beside their results */
  const told: string[] = [];

  const aProgram = (): Promise<Program> =>
    test.createProgram({ conversionPoints: POINTS, timeZone: 'UTC' });

  /** Each process has an errors file of its own. */
  async function atOnce(commands: readonly ImportCommand[]): Promise<ImportResult[]> {
    const ended = await Promise.all(
      commands.map((command, place) =>
        imports
          .start({
            ...command,
            options: ['--award', '--json'],
            errors: join(imports.folder, `errors-${String(place)}.csv`),
          })
          .end(),
      ),
    );
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    told.push(...ended.map((each) => each.told));
    return ended.map(resultOf);
  }

  const sum = async (program: Program, what: string, table: string): Promise<number> => {
    const [row] = await test.superuser<{ n: number }>(
      `SELECT (${what})::int AS n FROM ${table} WHERE program_id = $1`,
      [program.id],
    );
    return row?.n ?? -1;
  };
  const count = (program: Program, table: string): Promise<number> =>
    sum(program, 'count(*)', table);

  /** Between them each row went in once, and the other process met it as told before. */
  function expectOnce(results: readonly ImportResult[], rows: number): void {
    for (const result of results) {
      expect(result).toMatchObject({ rows, refused: 0, errorsFile: null });
      expect(result.imported + result.unchanged).toBe(rows);
    }
    expect(results.reduce((all, { imported }) => all + imported, 0)).toBe(rows);
  }

  async function expectSound({ actor }: Program): Promise<void> {
    expect(await breaksOf(test, actor)).toEqual([]);
    expect(await test.database.read(actor, findLedgerBreaks)).toEqual([]);
    expect(await deadlocks(test)).toBe(0);
  }

  async function expectAwarded(program: Program, won: number): Promise<void> {
    for (const table of ['deal', 'deal_fact', 'deal_link', 'transfer']) {
      expect([table, await count(program, table)]).toEqual([table, won]);
    }
    const converted = `count(*) FILTER (WHERE status = 'CONVERTED')`;
    expect(await sum(program, converted, 'referral')).toBe(won);
    expect(await sum(program, 'sum(points)', 'transfer')).toBe(won * POINTS);
    expect(await sum(program, 'sum(balance)', 'wallet')).toBe(won * POINTS);
  }

  it('R-W5: the same files twice: every row is there once, each conversion is awarded once', async () => {
    const program = await aProgram();
    const referrals = imports.referralFile('same.csv', referralRows(ROWS));
    const one: ImportCommand = { kind: 'referrals', program, file: referrals };
    expectOnce(await atOnce([one, one]), ROWS);
    expect(await count(program, 'referral')).toBe(ROWS);
    expect(await sum(program, 'count(DISTINCT external_id)', 'referral')).toBe(ROWS);
    expect(await count(program, 'advocate')).toBe(ADVOCATES);
    expect(await count(program, 'company')).toBe(COMPANIES);
    const won = Array.from({ length: ROWS / EVERY }, (_, n) => n * EVERY);
    const deals = imports.dealFile('same-deals.csv', dealRows(won));
    const other: ImportCommand = { kind: 'deals', program, file: deals };
    expectOnce(await atOnce([other, other]), won.length);
    await expectAwarded(program, won.length);
    await expectSound(program);
    // The one that came second waited, and said for what.
    expect(told.join('')).toMatch(
      /^Waiting for another import of this programme \(referrals, since 20\d\d-\d\d-\d\dT[\d:]{8}Z\) …$/m,
    );
  }, 240_000);

  it(
    `R-W5: referrals and their deals, ${String(ROUNDS)} times: both go in whole, whichever came first`,
    async () => {
      const rows = LONG ? ROWS : ROWS / 2;
      const referrals = imports.referralFile('all.csv', referralRows(rows));
      const all = Array.from({ length: rows }, (_, n) => n);
      const deals = imports.dealFile('all-deals.csv', dealRows(all));
      for (let round = 0; round < ROUNDS; round += 1) {
        const program = await aProgram();
        const results = await atOnce([
          { kind: 'referrals', program, file: referrals },
          { kind: 'deals', program, file: deals },
        ]);
        const taken = {
          rows,
          imported: rows,
          corrected: 0,
          unchanged: 0,
          superseded: 0,
          refused: 0,
          errorsFile: null,
          says: [],
          corrections: [],
        };
        const whole = { ...taken, dealsThatWait: 0 };
        // Which of the two awards a referral depends on which came second.
        const counted = results.map((result) => ({ ...result, points: undefined }));
        expect([round, ...counted]).toEqual([round, whole, whole]);
        await expectAwarded(program, rows);
        await expectSound(program);
      }
    },
    limit(240_000, 1_800_000),
  );
});
