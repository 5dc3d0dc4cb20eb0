import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  dealRows,
  ImportProcesses,
  referralRows,
  resultOf,
} from '../support/processes/import-process.js';
import type { CliProcess } from '../support/processes/product-process.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

/** Parts of 500: a kill in the second leaves the first taken back. */
const ROWS = 1_200;

type Program = Awaited<ReturnType<TestDatabase['createProgram']>>;

/** R-D7: a run is undone by the command line, and its process may be killed. */
describe('an undo by the command line', () => {
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

  const count = async ({ id }: Program, table: string): Promise<number> => {
    const [row] = await test.superuser<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE program_id = $1`,
      [id],
    );
    return row?.n ?? -1;
  };

  const runsOf = ({ id }: Program) =>
    test.superuser<{ id: string; kind: string; state: string; undone: number }>(
      'SELECT id, kind, state, undone FROM import_run WHERE program_id = $1 ORDER BY created_at',
      [id],
    );

  async function imported(program: Program, rows: number): Promise<string> {
    const file = imports.referralFile(`${program.slug}.csv`, referralRows(rows));
    const ended = await imports.start({ kind: 'referrals', program, file }).end();
    expect(ended.code).toBe(0);
    return (await runsOf(program)).at(-1)?.id ?? '';
  }

  const undo = (program: Program, ...args: string[]): CliProcess =>
    imports.command(['import', 'undo', ...args, '--program', program.slug]);

  /** Until a part is taken back; then nobody takes more, and the process dies there. */
  async function killedInTheMiddle(program: Program, process: CliProcess): Promise<void> {
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    try {
      while ((await count(program, 'referral')) === ROWS) {
        await new Promise((next) => setTimeout(next, 5));
      }
      await client.query('BEGIN; LOCK TABLE referral IN SHARE ROW EXCLUSIVE MODE');
      process.kill('SIGKILL');
      await process.end();
    } finally {
      await client.end();
    }
  }

  it('lists runs, tells what it takes back, asks for a word, and takes it back', async () => {
    const program = await test.createProgram({ timeZone: 'UTC' });
    const run = await imported(program, 30);
    const listed = await undo(program).end();
    expect(listed.out).toContain(`${run}  `);
    expect(listed.out).toContain('30 imported, 0 corrected');
    const asked = await undo(program, run).end();
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.told).toContain('  referrals  30\n');
    expect(asked.told).toContain('Nothing was undone.');
    expect(await count(program, 'referral')).toBe(30);
    const done = await undo(program, run, '--yes', '--json').end();
    expect(done.code).toBe(0);
    expect(resultOf(done)).toEqual({ id: run, state: 'UNDONE', takenBack: 30 });
    expect(await count(program, 'referral')).toBe(0);
    expect((await undo(program, run, '--yes').end()).told).toContain('It was undone.');
    expect((await undo(program).end()).out).toBe('No run of this programme can be undone.\n');
  }, 120_000);

  it('names what leans on a run, and changes nothing', async () => {
    const program = await test.createProgram({ timeZone: 'UTC' });
    const other = await test.createProgram({ timeZone: 'UTC' });
    const run = await imported(program, 10);
    const file = imports.dealFile('later.csv', dealRows([1]));
    await imports.start({ kind: 'deals', program, file }).end();
    const [deals] = (await runsOf(program)).filter(({ kind }) => kind === 'deals');
    await imports
      .start({
        kind: 'deals',
        program,
        file: imports.dealFile('lost.csv', ['D-1,R-1,,LOST,2026-02-01']),
      })
      .end();
    const leans = await undo(program, deals?.id ?? '', '--yes').end();
    expect(leans.code).toBe(1);
    expect(leans.told).toMatch(/something leans on 1 of what it left\.\n {2}deal \S+: REPORTED/);
    expect(await count(program, 'deal')).toBe(1);
    const foreign = await undo(other, run, '--yes').end();
    expect(foreign).toMatchObject({ code: 2, out: '' });
    expect(foreign.told).toContain(`There is no run ${run} in "${other.slug}"`);
    expect(await count(program, 'referral')).toBe(10);
  }, 120_000);

  it('killed in the middle, the same command takes the rest back', async () => {
    const program = await test.createProgram({ timeZone: 'UTC' });
    const run = await imported(program, ROWS);
    await killedInTheMiddle(program, undo(program, run, '--yes'));
    const left = await count(program, 'referral');
    const [before] = await runsOf(program);
    expect(left).toBe(ROWS - (before?.undone ?? 0));
    const done = await undo(program, run, '--yes', '--json').end();
    expect(resultOf(done)).toEqual({ id: run, state: 'UNDONE', takenBack: ROWS });
    expect(await count(program, 'referral')).toBe(0);
    expect(await count(program, 'referral_fact')).toBe(ROWS);
  }, 120_000);
});
