import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { parseMoment } from '../../../src/kernel/clock.js';
import { NotASample, type Tx } from '../../../src/platform/database/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('Database', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('R-A1: a read sees only the programme of its transaction', async () => {
    const [mine] = [await test.createProgram(), await test.createProgram()];
    const ids = await test.database.read({ programId: mine.id }, (tx) =>
      tx.query<{ id: string }[]>('SELECT id FROM program'),
    );
    expect(ids).toEqual([{ id: mine.id }]);
  });

  it('R-A1: outside a transaction every table of a programme is empty', async () => {
    await test.createProgram();
    expect(await test.dataSource.query('SELECT id FROM program')).toEqual([]);
  });

  it('R-A1: of many who wait for few connections each reads in their own programme', async () => {
    const programs = [await test.createProgram(), await test.createProgram()];
    const asked = Array.from({ length: 120 }, (_, at) => programs[at % 2] as { id: string });
    const read = await Promise.all(
      asked.map(({ id }) =>
        test.database.read({ programId: id }, async (tx) => [
          await tx.query<unknown[]>('SELECT id FROM program WHERE $1', [true]),
          await tx.query<unknown[]>(
            `SELECT current_setting('transaction_read_only') AS "readOnly"`,
          ),
        ]),
      ),
    );
    expect(read).toEqual(asked.map(({ id }) => [[{ id }], [{ readOnly: 'on' }]]));
  });

  it('of reads and writes that wait for the same connections each is begun as its kind', async () => {
    const { id, actor } = await test.createProgram();
    const kind = (tx: Tx): Promise<unknown> =>
      tx.query(`SELECT current_setting('transaction_read_only') AS "readOnly",
                       current_setting('transaction_isolation') AS isolation,
                       current_setting('plan_cache_mode') AS plans`);
    const begun = await Promise.all(
      Array.from({ length: 120 }, (_, at) =>
        at % 3 === 0
          ? test.database.write(actor, 'renameProgram', kind)
          : test.database.read({ programId: id }, kind),
      ),
    );
    const read = { readOnly: 'on', isolation: 'repeatable read', plans: 'force_generic_plan' };
    const write = { readOnly: 'off', isolation: 'read committed', plans: 'auto' };
    expect(begun).toEqual(begun.map((_, at) => [at % 3 === 0 ? write : read]));
  });

  it('who reads what was not there at the beginning of the read does not find it', async () => {
    const { id, actor } = await test.createProgram();
    const name = (tx: Tx): Promise<unknown> =>
      tx.query('SELECT name FROM program WHERE id = $1', [id]);
    await test.database.read({ programId: id }, async (tx) => {
      const before = await name(tx);
      await test.database.write(actor, 'renameProgram', (own) =>
        own.query('UPDATE program SET name = $1', ['Later']),
      );
      expect(await name(tx)).toEqual(before);
    });
    expect(await test.database.read({ programId: id }, name)).toEqual([{ name: 'Later' }]);
  });

  it('of many who wait for few connections each sees what was written before they began', async () => {
    const programs = [await test.createProgram(), await test.createProgram()];
    const asked = Array.from({ length: 60 }, (_, at) => programs[at % 2] as (typeof programs)[0]);
    const seen = await Promise.all(
      asked.map(async ({ id, actor }) => {
        const [written] = await test.database.write(actor, 'renameProgram', (tx) =>
          tx.query<[{ version: number }[], number]>(
            'UPDATE program SET version = version + 1 WHERE id = $1 RETURNING version',
            [id],
          ),
        );
        const read = await test.database.read({ programId: id }, (tx) =>
          tx.query<{ version: number }[]>('SELECT version FROM program WHERE id = $1', [id]),
        );
        return Number(read[0]?.version) - Number(written[0]?.version);
      }),
    );
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
  });

  it('R-A1: an actor reads in their programme, not as a member of all of theirs', async () => {
    const { actor } = await test.createProgram();
    const read = (memberId: string | null): Promise<unknown> => {
      const member: Actor = { ...actor, memberId };
      return test.database.read(member, (tx) =>
        tx.query("SELECT coalesce(current_setting('app.member_id', true), '') AS member"),
      );
    };
    expect(await read(actor.programId)).toEqual([{ member: '' }]);
    expect(await read(null)).toEqual([{ member: '' }]);
  });

  it('a transaction that is over answers nothing', async () => {
    const { id } = await test.createProgram();
    const kept = await test.database.read({ programId: id }, (tx) => Promise.resolve(tx));
    await expect(kept.query('SELECT 1')).rejects.toThrow('This transaction is over.');
  });

  it('what is no id is refused, and the connections begin anew', async () => {
    const { id } = await test.createProgram();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const nobody = test.database.read({ programId: "' OR true" }, () => Promise.resolve());
      await expect(nobody).rejects.toMatchObject({ code: '22P02' });
    }
    const rows = await test.database.read({ programId: id }, (tx) =>
      tx.query<unknown[]>('SELECT id FROM program'),
    );
    expect(rows).toEqual([{ id }]);
  });

  it('R-T3: now is the clock of the database plus the offset of the programme', async () => {
    const program = await test.createProgram();
    await test.superuser('UPDATE program SET clock_offset_ms = 86400000 WHERE id = $1', [
      program.id,
    ]);
    const ahead = await test.database.read({ programId: program.id }, (tx) =>
      Promise.resolve(tx.now.getTime() - tx.realNow.getTime()),
    );
    expect(ahead).toBe(86_400_000);
  });

  it('R-A3: a write leaves an audit row, and one that fails leaves nothing', async () => {
    const { actor, id } = await test.createProgram();
    await test.database.write(actor, 'renameProgram', (tx) =>
      tx.query('UPDATE program SET name = $1', ['Renamed']),
    );
    const failing = test.database.write(actor, 'breakProgram', async (tx) => {
      await tx.query('UPDATE program SET name = $1', ['Broken']);
      throw new Error('planned');
    });
    await expect(failing).rejects.toThrow('planned');
    const rows = await test.superuser(
      'SELECT operation, actor_kind, request_id FROM audit WHERE program_id = $1',
      [id],
    );
    expect(rows).toEqual([{ operation: 'renameProgram', actor_kind: 'CLI', request_id: 'test' }]);
    expect(await test.superuser('SELECT name FROM program WHERE id = $1', [id])).toEqual([
      { name: 'Renamed' },
    ]);
  });

  it('a sample is written at a past moment; no other programme is, and none in the future', async () => {
    const moment = parseMoment('2026-01-05T03:00:00Z');
    const ahead = parseMoment('2999-01-05T03:00:00Z');
    const nowOf = (tx: Tx): Promise<Date> => Promise.resolve(tx.now);
    const sample = await test.createProgram({ kind: 'SAMPLE' });
    expect(await test.database.writeAt(sample.actor, 'tell', moment, nowOf)).toEqual(moment);
    const told = await test.superuser<{ program_now: Date; late: boolean }>(
      `SELECT program_now, recorded_at > now() - interval '1 min' AS late FROM audit
       WHERE program_id = $1`,
      [sample.id],
    );
    expect(told).toEqual([{ program_now: moment, late: true }]);
    await expect(test.database.writeAt(sample.actor, 'tell', ahead, nowOf)).rejects.toThrow(
      NotASample,
    );
    for (const kind of ['LIVE', 'SANDBOX'] as const) {
      const { actor } = await test.createProgram({ kind });
      await expect(test.database.writeAt(actor, 'tell', moment, nowOf)).rejects.toThrow(NotASample);
    }
  });

  it('runs the whole write again after a deadlock, and both succeed', async () => {
    const { actor, id } = await test.createProgram();
    await test.superuser(
      `INSERT INTO company (program_id, id, name, name_key, gifts_allowed, public_sector, created_at)
       SELECT $1, gen_random_uuid(), n, n, true, false, now() FROM unnest(ARRAY['a', 'b']) n`,
      [id],
    );
    const lockInOrder = (names: string[]): Promise<void> =>
      test.database.write(actor, 'lock', async (tx) => {
        for (const name of names) {
          await tx.query('UPDATE company SET country = $2 WHERE name = $1', [name, 'JP']);
          await tx.query('SELECT pg_sleep(0.2)');
        }
      });
    await expect(Promise.all([lockInOrder(['a', 'b']), lockInOrder(['b', 'a'])])).resolves.toEqual([
      undefined,
      undefined,
    ]);
  });
});
