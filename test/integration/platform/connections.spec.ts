import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntitySchema } from 'typeorm';
import {
  CrossProgramDatabase,
  Database,
  makePool,
  openDataSource,
  poolOptions,
} from '../../../src/platform/database/index.js';
import { HeldAnswers } from '../../support/api/held-answers.js';
import { until } from '../../support/until.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

interface Changing {
  readonly n: number;
}

const ChangingEntity = new EntitySchema<Changing>({
  name: 'Changing',
  tableName: 'changing',
  columns: { n: { type: 'int', primary: true } },
});

const ignore = (): void => undefined;

describe('a connection', () => {
  let one: TestDatabase;

  beforeAll(async () => {
    one = await openTestDatabase([ChangingEntity], 1);
    await one.superuser('CREATE TABLE changing AS SELECT 1 AS n');
    await one.superuser('GRANT SELECT ON changing TO PUBLIC');
  });
  afterAll(() => one.close());

  const changeTo = (type: string): Promise<unknown> =>
    one.superuser(`ALTER TABLE changing ALTER n TYPE ${type}`);

  it.each([
    ['SQL', `tx.query`, false],
    ['an entity', `tx.find`, true],
  ])('with an outdated plan of %s is thrown away (%s)', async (_what, _how, isEntity) => {
    const { id, actor } = await one.createProgram();
    const text = 'SELECT n FROM changing WHERE n > $1';
    const find = (tx: Parameters<Parameters<Database['read']>[1]>[0]): Promise<Changing[]> =>
      isEntity ? tx.findBy(ChangingEntity, { n: 1 }) : tx.query<Changing[]>(text, [0]);
    const read = () => one.database.read({ programId: id }, find);
    await changeTo('int');
    for (let time = 0; time < 3; time += 1) expect(await read()).toEqual([{ n: 1 }]);

    await changeTo('bigint');
    await expect(read()).rejects.toMatchObject({ code: '0A000' });
    for (let time = 0; time < 3; time += 1) expect(await read()).toEqual([{ n: 1 }]);

    // A write is done once more, on another connection: nobody notices.
    await changeTo('smallint');
    expect(await one.database.write(actor, 'read', find)).toEqual([{ n: 1 }]);
  });

  it('that breaks while nobody asks anything of it ends its own work, and nothing else', async () => {
    const asJobs = one.crossProgram;
    const { id, actor } = await one.createProgram();
    const kill = (pid: unknown): Promise<unknown> =>
      one.superuser('SELECT pg_terminate_backend($1)', [pid]);
    const isGone = (pid: unknown) => async (): Promise<boolean> =>
      (await one.superuser('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).length === 0;
    const pidOf = 'SELECT pg_backend_pid() AS pid';

    const across = asJobs.write(async (client) => {
      const { rows } = await client.query<{ pid: number }>(pidOf);
      await kill(rows[0]?.pid);
      await until(isGone(rows[0]?.pid));
      await client.query(pidOf);
    });
    await expect(across).rejects.toThrow(/terminat|not queryable/i);
    const within = one.database.write(actor, 'work', async (tx) => {
      const [row] = await tx.query<{ pid: number }[]>(pidOf);
      await kill(row?.pid);
      await until(isGone(row?.pid));
      await tx.query(pidOf);
    });
    await expect(within).rejects.toThrow(/terminat|not queryable/i);

    expect(await asJobs.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
    const again = one.database.read({ programId: id }, (tx) => tx.query('SELECT 1 AS n'));
    expect(await again).toEqual([{ n: 1 }]);
  });

  it('that does not answer in time is given up, with all that was asked of it', async () => {
    const options = poolOptions(one.url, one.mode, 'goodturn_jobs', 1);
    const impatient = makePool({ ...options, query_timeout: 300 }, ignore);
    const asJobs = new CrossProgramDatabase(impatient);
    try {
      const late = asJobs.write((client) =>
        Promise.allSettled([client.query('SELECT pg_sleep(5)'), client.query('SELECT 1')]).then(
          (ended) => {
            expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
            throw new Error('planned');
          },
        ),
      );
      await expect(late).rejects.toThrow('planned');
      expect(await asJobs.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
    } finally {
      await asJobs.end();
    }
  });

  it('is asked for a whole screen before its first answer comes', async () => {
    const { id } = await one.createProgram();
    const way = await HeldAnswers.before(one.url);
    const { url } = way;
    const { mode } = one;
    const role = 'goodturn_app';
    const opened = openDataSource({ url, mode, role, max: 1, entities: [], onError: ignore });
    try {
      const database = new Database(await opened);
      way.hold();
      const opening = database.openRead({ programId: id });
      await until(() => Promise.resolve(way.timesSent('begin_program') === 1));
      expect(way.timesSent('BEGIN READ ONLY')).toBe(1);
      way.letThrough();
      const open = await opening;

      way.hold();
      const asked = Promise.all(
        [1, 2, 3].map((n) => open.tx.query(`SELECT $1::int8 AS asked, ${String(n)}`, [n])),
      );
      await until(() => Promise.resolve(way.timesSent('AS asked') === 3));
      way.letThrough();
      expect(await asked).toMatchObject([[{ asked: 1 }], [{ asked: 2 }], [{ asked: 3 }]]);
      await open.close();
      await (await opened).destroy();
    } finally {
      way.close();
    }
  });
});

describe('a write', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('whose failed statement nobody told is an error, and saves nothing', async () => {
    const { actor, id } = await test.createProgram();
    const silent = test.database.write(actor, 'rename', async (tx) => {
      await tx.query('UPDATE program SET name = $1', ['Renamed']);
      await tx.query('SELECT 1 / 0').catch(ignore);
    });
    await expect(silent).rejects.toThrow('not saved');
    const across = test.crossProgram.write((client) => client.query('SELECT 1 / 0').catch(ignore));
    await expect(across).rejects.toThrow('not saved');
    expect(await test.superuser('SELECT name FROM program WHERE id = $1', [id])).toEqual([
      { name: 'Test programme' },
    ]);
  });

  it('that PostgreSQL cannot serialize is begun again', async () => {
    const { actor } = await test.createProgram();
    let attempts = 0;
    const write = test.database.write(actor, 'try', async (tx) => {
      attempts += 1;
      if (attempts < 3) await tx.query(`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
      return attempts;
    });
    expect(await write).toBe(3);
  });
});
