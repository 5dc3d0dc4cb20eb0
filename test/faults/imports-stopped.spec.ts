import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { CutAtCommit, type Cut } from '../support/database/cut-at-commit.js';
import {
  ImportProcesses,
  REFERRALS,
  referralRows,
  resultOf,
} from '../support/processes/import-process.js';
import { importOf, importVerbs } from '../support/worlds/imports.js';
import type { CliProcess, EndedCli } from '../support/processes/product-process.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

/** Batches of 100, 1,000, 1,000 and 900. */
const ROWS = 3_000;

type Program = Awaited<ReturnType<TestDatabase['createProgram']>>;

/** R-D7: what people and programs read when something breaks under an import. */
describe('an import by the command line that breaks in the middle', () => {
  let test: TestDatabase;
  let imports: ImportProcesses;
  let file: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    imports = new ImportProcesses(test);
    file = imports.referralFile('referrals.csv', referralRows(ROWS));
  });
  afterAll(async () => {
    await test.close();
    imports.remove();
  });

  const aProgram = (): Promise<Program> => test.createProgram({ timeZone: 'UTC' });

  const start = (program: Program, options: readonly string[] = []): CliProcess =>
    imports.start({ kind: 'referrals', program, file, options });

  const countOf = async ({ id }: Program): Promise<number> => {
    const [row] = await test.superuser<{ n: number }>(
      'SELECT count(*)::int AS n FROM referral WHERE program_id = $1',
      [id],
    );
    return row?.n ?? -1;
  };

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((next) => setTimeout(next, 20));
  }

  /** Lets nobody write referrals once some of the programme are in; answers who waits for that. */
  async function holdUp(program: Program, then: (waits: number) => Promise<unknown>) {
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    try {
      await until(async () => (await countOf(program)) > 0);
      await client.query('BEGIN; LOCK TABLE referral IN SHARE ROW EXCLUSIVE MODE');
      let waits: number | undefined;
      await until(async () => {
        const [row] = await test.superuser<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE relation = 'referral'::regclass AND NOT granted`,
        );
        waits = row?.pid;
        return waits !== undefined;
      });
      await then(waits ?? 0);
    } finally {
      await client.end();
    }
  }

  /** What is told of rows is what is in; the same command then takes the rest. */
  async function expectTheRest(program: Program, { told }: EndedCli): Promise<void> {
    const taken = await countOf(program);
    const upTo = (taken + 1).toLocaleString('en');
    expect(told).toContain(
      `What went in: the file up to row ${upTo} (${taken.toLocaleString('en')} imported, 0 unchanged, 0 refused).\n`,
    );
    expect(told).toContain(
      `What did not: everything from row ${(taken + 2).toLocaleString('en')} on.\n`,
    );
    expect(told).toContain('To go on, run the same command again:');
    const again = importOf(program.actor, file, REFERRALS);
    expect(await importVerbs(test).importReferrals.importReferrals(again)).toMatchObject({
      rows: ROWS,
      imported: ROWS - taken,
      unchanged: taken,
      refused: 0,
      errorsFile: null,
    });
    expect(await countOf(program)).toBe(ROWS);
  }

  it('its connection is ended by somebody', async () => {
    const program = await aProgram();
    const process = start(program);
    await holdUp(program, (waits) => test.superuser('SELECT pg_terminate_backend($1)', [waits]));
    const ended = await process.end();
    expect(ended.code).toBe(1);
    expect(ended.told).toMatch(
      /^The import of referrals stopped\. The database ended the connection: it was stopped or restarted, or somebody ended it\. \(SQLSTATE 57P01\)$/m,
    );
    await expectTheRest(program, ended);
  }, 60_000);

  it('a statement takes too long: programs read the same as people', async () => {
    const program = await aProgram();
    const process = start(program, ['--json']);
    let ended: EndedCli | undefined;
    await holdUp(program, async () => (ended = await process.end()));
    expect(ended?.code).toBe(1);
    const taken = await countOf(program);
    const result = JSON.parse(ended?.out ?? '') as { stopped: { says: string[] } };
    expect(result).toMatchObject({
      ...{ rows: taken, imported: taken, unchanged: 0, refused: 0, errorsFile: null },
      stopped: { reason: 'TIME_OUT', upToRow: taken + 1, unknown: null, missingInErrorsFile: 0 },
    });
    expect(ended?.told).toContain(result.stopped.says.join('\n'));
    expect(ended?.told).not.toContain('canceling statement');
  }, 60_000);

  it.each<[Cut, string, number]>([
    ['BEFORE', 'did not', 100],
    ['AFTER', 'did', 1_100],
  ])(
    'the answer to COMMIT is lost (%s it came there): it is told as not known, and that it %s is met by the next run',
    async (cut, _did, inThen) => {
      const program = await aProgram();
      const way = await CutAtCommit.before(test.url);
      try {
        way.arm(cut, 1);
        const environment = { DATABASE_URL: way.url };
        const options = ['--json'];
        const ended = await imports
          .start({ kind: 'referrals', program, file, environment, options })
          .end();
        expect(way.hasCut).toBe(true);
        expect(ended.code).toBe(1);
        expect(ended.told.trim().split('\n').slice(-5)).toEqual([
          'The import of referrals stopped. The connection to the database was lost, or the database does not answer any more.',
          'What went in: the file up to row 101 (100 imported, 0 unchanged, 0 refused).',
          'Not known: rows 102 to 1,101 were being saved; all of them went in, or none. The next run tells: what went in is unchanged there.',
          'What did not: everything from row 1,102 on.',
          'To go on, run the same command again: what is in is met as unchanged and skipped.',
        ]);
        expect(JSON.parse(ended.out)).toMatchObject({
          stopped: { reason: 'CONNECTION_LOST', upToRow: 101, unknown: { from: 102, to: 1_101 } },
        });
        expect(await countOf(program)).toBe(inThen);
        const again = await start(program, ['--json']).end();
        expect(resultOf(again)).toMatchObject({
          ...{ rows: ROWS, imported: ROWS - inThen, unchanged: inThen, refused: 0 },
        });
        expect(await countOf(program)).toBe(ROWS);
      } finally {
        way.close();
      }
    },
    180_000,
  );

  it('the process is killed: the next one has its turn at once', async () => {
    const program = await aProgram();
    const process = start(program);
    await holdUp(program, async () => {
      process.kill('SIGKILL');
      await process.end();
    });
    const again = await start(program, ['--json']).end();
    expect(again.told).not.toContain('Waiting');
    expect(resultOf(again)).toMatchObject({ rows: ROWS, refused: 0 });
    expect(await countOf(program)).toBe(ROWS);
  }, 60_000);

  it('the disk fails under the file', async () => {
    const program = await aProgram();
    const hook = pathToFileURL(
      resolve(import.meta.dirname, '..', 'support', 'processes', 'fail-reading.mjs'),
    );
    const failing = imports.referralFile('fails.csv', referralRows(ROWS));
    const environment = { NODE_OPTIONS: `--import=${hook.href}` };
    const ended = await imports
      .start({ kind: 'referrals', program, file: failing, environment })
      .end();
    expect(ended.code).toBe(1);
    expect(ended.told).toContain(
      `The import of referrals stopped. ${failing}: cannot be read: its disk fails (EIO).\n`,
    );
    expect(await countOf(program)).toBeGreaterThan(0);
    await expectTheRest(program, ended);
  }, 60_000);
});
