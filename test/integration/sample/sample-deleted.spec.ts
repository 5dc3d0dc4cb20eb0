import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteSampleProgram,
  NotSandbox,
  PurgePrograms,
} from '../../../src/features/programs/index.js';
import { SeedSample, type SeededSample } from '../../../src/sample/index.js';
import { machineActor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { ProgramDirectory } from '../../../src/platform/tenancy/index.js';
import { InvalidInput } from '../../../src/platform/errors/index.js';
import { openTestApp, type TestApp } from '../../support/api/test-app.js';

describe('a sample that goes', () => {
  let opened: TestApp;
  let cut: Id;
  let made: SeededSample;
  beforeAll(async () => {
    opened = await openTestApp();
    cut = (await opened.test.createProgram({ kind: 'SAMPLE', slug: 'sample' })).id;
    made = await opened.app.get(SeedSample).seedSample({ report: () => undefined });
  }, 240_000);
  afterAll(() => opened.close());

  const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    opened.test.superuser<Row>(sql, [made.programId, ...values]);

  it('one whose making was cut is made again', async () => {
    expect(made.isNew).toBe(true);
    expect(made.programId).not.toBe(cut);
    const sql = 'SELECT deleting FROM program WHERE id = $1';
    expect(await opened.test.superuser(sql, [cut])).toEqual([{ deleting: true }]);
  });

  const remove = (programId: Id, confirmSlug: string): Promise<{ slug: string }> => {
    const actor = machineActor('CLI', programId, 'test');
    return opened.test.database.write(actor, 'deleteSampleProgram', (tx) =>
      opened.app.get(DeleteSampleProgram).deleteSampleProgram(tx, actor, { confirmSlug }),
    );
  };

  it('a live programme is not, and a sample only with its slug typed', async () => {
    const live = await opened.test.createProgram({ kind: 'LIVE' });
    await expect(remove(live.id, live.slug)).rejects.toThrow(NotSandbox);
    await expect(remove(made.programId, 'smaple')).rejects.toThrow(InvalidInput);
  });

  it('leaves no row of it in any table, no file and no address', async () => {
    const { programId } = made;
    const [file] = await rows<{ storage_key: string }>(
      'SELECT storage_key FROM file WHERE program_id = $1',
    );
    const stored = join(opened.home, 'files', file?.storage_key ?? '');
    expect(existsSync(stored)).toBe(true);
    const directory = opened.app.get(ProgramDirectory);
    expect(await directory.find('sample')).toMatchObject({ id: programId });
    await opened.mailer.mailer.send({
      to: 'mei@example.com',
      subject: 'Kept',
      text: 'Kept',
      html: 'Kept',
      kind: 'TEST',
      programId,
    });

    const { slug } = await remove(programId, 'sample');
    directory.forget(slug);
    await opened.app.get(PurgePrograms).purgePrograms(new AbortController().signal);

    const tables = await opened.test.superuser<{ name: string }>(
      `SELECT c.table_schema || '.' || c.table_name AS name FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.column_name = 'program_id' AND t.table_type = 'BASE TABLE'
         AND c.table_schema IN ('public', 'auth')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    // What stays is who deleted it, and when.
    for (const { name } of tables.filter((each) => each.name !== 'public.program_deletion')) {
      expect([name, await rows(`SELECT 1 FROM ${name} WHERE program_id = $1`)]).toEqual([name, []]);
    }
    expect(await rows('SELECT 1 FROM program WHERE id = $1')).toEqual([]);
    expect(await directory.find('sample')).toBeNull();
    expect(await opened.mailer.inbox?.list()).toEqual([]);
    expect(existsSync(stored)).toBe(false);
  });
});
