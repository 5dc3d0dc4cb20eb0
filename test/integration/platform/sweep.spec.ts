import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineActor } from '../../../src/kernel/actor.js';
import { momentOf } from '../../../src/kernel/clock.js';
import type { Id } from '../../../src/kernel/ids.js';
import { Sweep, type DueRows } from '../../../src/platform/sweep/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { TestLog } from '../../support/processes/job-app.js';

/** A hundred and twenty things are due in each programme, for ever: only a run passes them over. */
const ROWS = `
  SELECT id FROM (SELECT n, md5($1::text || n)::uuid AS id FROM generate_series(1, 120) n) due
   WHERE $2::timestamptz IS NOT NULL AND id <> ALL ($3::uuid[]) ORDER BY n LIMIT $4`;

describe('a sweep of what is due', () => {
  let test: TestDatabase;
  let one: Id;
  let other: Id;

  beforeAll(async () => {
    test = await openTestDatabase();
    one = (await test.createProgram()).id;
    other = (await test.createProgram()).id;
  });
  afterAll(() => test.close());

  /** Notes in which programme each row had its turn. */
  const noting = (seen: Id[], then: () => void = () => undefined): DueRows => ({
    operation: 'testDue',
    duePrograms: () => Promise.resolve([{ id: one }, { id: other }]),
    dueRows: (tx, { until, without, limit }) =>
      tx.query<{ id: Id }[]>(ROWS, [tx.programId, until, without, limit]),
    doOne: (tx) => {
      seen.push(tx.programId);
      then();
      return Promise.resolve(false);
    },
  });
  const run = (stopping = new AbortController().signal) => ({
    actor: (programId: Id) => machineActor('JOB', programId, 'test'),
    stopping,
  });
  const sweeping = (log = new TestLog()) => new Sweep(test.crossProgram, test.database, log);
  const runsOf = (seen: readonly Id[]): number[] =>
    seen.reduce<number[]>((runs, id, at) => {
      if (id !== seen[at - 1]) runs.push(0);
      runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
      return runs;
    }, []);

  it('takes a share of each programme in turn, until nothing is due', async () => {
    const seen: Id[] = [];
    expect(await sweeping().sweep(noting(seen), run())).toBe(0); // each was somebody else’s
    expect(new Set(seen)).toEqual(new Set([one, other]));
    expect(runsOf(seen)).toEqual([50, 50, 50, 50, 20, 20]); // 120 = 50 + 50 + 20
  });

  it('stops between two rows when the run is asked to', async () => {
    const seen: Id[] = [];
    const controller = new AbortController();
    const due = noting(seen, () => {
      if (seen.length === 3) controller.abort();
    });
    expect(await sweeping().sweep(due, run(controller.signal))).toBe(0);
    expect(seen).toHaveLength(3);
  });

  it('goes on where a row fails, and where all of a programme do; then it fails', async () => {
    const seen: Id[] = [];
    const log = new TestLog();
    const due = noting(seen, () => {
      if (seen.at(-1) === one) throw new Error('jane@example.com is refused');
    });
    await expect(sweeping(log).sweep(due, run())).rejects.toMatchObject({
      name: 'SweepFailed',
      message: expect.stringContaining('testDue failed 120 times: '),
    });
    expect(seen.filter((id) => id === other)).toHaveLength(120);
    expect(log.lines).toHaveLength(120);
    expect(log.lines[0]?.fields).toMatchObject({ programId: one, id: expect.any(String) });
    expect(JSON.stringify(log.lines)).not.toContain('jane@'); // R-A5
  });

  it('goes on with the next programme where one cannot be read', async () => {
    const seen: Id[] = [];
    const due = noting(seen);
    const dueRows: DueRows['dueRows'] = (tx, wanted) =>
      tx.programId === one ? tx.query('SELECT 1 / 0') : due.dueRows(tx, wanted);
    await expect(sweeping().sweep({ ...due, dueRows }, run())).rejects.toThrow(`1 times: ${one}`);
    expect(seen).toEqual(Array(120).fill(other));
  });

  it('does a step of one programme’s clock, and fails after the others', async () => {
    const seen: Id[] = [];
    const due = noting(seen, () => {
      if (seen.length === 1) throw new Error('refused');
    });
    const actor = machineActor('JOB', one, 'clock');
    await expect(sweeping().step(due, actor, momentOf(0))).rejects.toThrow('failed 1 times');
    expect(seen).toEqual(Array(120).fill(one));
  });
});
