import '../../../src/app.module.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteSampleProgram,
  listDeletions,
  PurgePrograms,
  type ProgramDeletion,
} from '../../../src/features/programs/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { machineActor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { DiskFileStore } from '../../../src/platform/files/disk-file-store.adapter.js';
import { fileKey, FilesUnavailable } from '../../../src/platform/files/index.js';
import { FileMailer } from '../../../src/platform/mail/file-mailer.adapter.js';
import { populate } from '../../support/database/populate.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { urlOf } from '../../support/database/test-template.js';
import { TestLog } from '../../support/processes/job-app.js';

const RUNNING = new AbortController().signal;

describe('a programme is deleted', () => {
  let test: TestDatabase;
  let home: string;
  let store: DiskFileStore;

  beforeAll(async () => {
    test = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'goodturn-deletion-'));
    store = new DiskFileStore(home);
  });
  afterAll(async () => {
    await test.close();
    await rm(home, { recursive: true, force: true });
  });

  const purging = (files = store): PurgePrograms =>
    new PurgePrograms(test.crossProgram, files, new FileMailer(home, systemClock), new TestLog());
  const fill = (programId: Id, rows: number): Promise<unknown> =>
    test.superuser(
      `INSERT INTO audit (program_id, id, recorded_at, program_now, operation, actor_kind, request_id)
       SELECT $1, gen_random_uuid(), now(), now(), 'o', 'JOB', 'r' FROM generate_series(1, $2)`,
      [programId, rows],
    );
  const begin = (programId: Id, confirmSlug: string): Promise<unknown> => {
    const actor = machineActor('CLI', programId, 'begin');
    return test.database.write(actor, 'deleteSampleProgram', (tx) =>
      new DeleteSampleProgram().deleteSampleProgram(tx, actor, { confirmSlug }),
    );
  };
  const deletionOf = async (programId: Id): Promise<ProgramDeletion | undefined> =>
    (await listDeletions(test.crossProgram, 'all')).find((each) => each.programId === programId);

  /** Tables that still have a row of it. */
  async function tablesWith(programId: Id): Promise<string[]> {
    const tables = await test.superuser<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.column_name = 'program_id' AND t.table_type = 'BASE TABLE'
         AND c.table_schema = 'public' ORDER BY 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const sql = `SELECT 1 AS one FROM ${name} WHERE program_id = $1 LIMIT 1`;
      if ((await test.superuser(sql, [programId])).length > 0) found.push(name);
    }
    return found;
  }

  it('in batches, from every table, with its files; who did it stays', async () => {
    const programId = newId();
    const tables = await populate(urlOf(new URL(test.url).pathname.slice(1)), programId);
    await test.superuser('DELETE FROM program_deletion WHERE program_id = $1', [programId]);
    await fill(programId, 5_000);
    await store.put(fileKey(programId, newId()), Buffer.from('x'));
    const [program] = await test.superuser<{ slug: string }>(
      'SELECT slug FROM program WHERE id = $1',
      [programId],
    );
    await begin(programId, program?.slug ?? '');
    await test.createProgram({ slug: program?.slug ?? '' });
    await purging().purgePrograms(RUNNING);
    expect(await tablesWith(programId)).toEqual(['program_deletion']);
    expect(await test.superuser('SELECT 1 FROM program WHERE id = $1', [programId])).toEqual([]);
    expect(await readdir(join(home, 'files'))).not.toContain(programId);
    const deletion = await deletionOf(programId);
    expect(deletion).toMatchObject({ slug: program?.slug, kind: 'SANDBOX', memberId: null });
    expect(deletion?.finishedAt).not.toBeNull();
    expect(deletion?.rowsDeleted).toBeGreaterThan(5_000 + tables.size - 3);
  });

  it('it is closed at once, to reads, writes and a second deletion', async () => {
    const { id, slug, actor } = await test.createProgram();
    await begin(id, slug);
    const gone = { code: 'NOT_FOUND' };
    const nothing = (): Promise<void> => Promise.resolve();
    await expect(test.database.read({ programId: id }, nothing)).rejects.toMatchObject(gone);
    await expect(test.database.write(actor, 'test', nothing)).rejects.toMatchObject(gone);
    await expect(begin(id, slug)).rejects.toMatchObject(gone);
    await purging().purgePrograms(RUNNING);
  });

  it('a job that is stopped or killed in between is continued by the next', async () => {
    const { id, slug } = await test.createProgram();
    await fill(id, 4_500);
    await begin(id, slug);
    let looks = 0;
    const stopping = {
      get aborted() {
        looks += 1;
        return looks > 2;
      },
    } as AbortSignal;
    await purging().purgePrograms(stopping);
    expect(await deletionOf(id)).toMatchObject({ rowsDeleted: 2_000, finishedAt: null });
    await purging().purgePrograms(RUNNING);
    expect((await deletionOf(id))?.finishedAt).not.toBeNull();
    expect(await tablesWith(id)).toEqual(['program_deletion']);
  });

  it('files that cannot be deleted keep it open, and no other', async () => {
    const [first, second] = [await test.createProgram(), await test.createProgram()];
    await begin(first.id, first.slug);
    await begin(second.id, second.slug);
    class Failing extends DiskFileStore {
      override async deleteProgram(programId: Id): Promise<void> {
        if (programId === first.id) throw new FilesUnavailable('UNREACHABLE', 'Away.', 'AWAY');
        await super.deleteProgram(programId);
      }
    }
    await expect(purging(new Failing(home)).purgePrograms(RUNNING)).rejects.toThrow(first.id);
    expect((await deletionOf(first.id))?.finishedAt).toBeNull();
    expect((await deletionOf(second.id))?.finishedAt).not.toBeNull();
    await purging().purgePrograms(RUNNING);
    expect((await deletionOf(first.id))?.finishedAt).not.toBeNull();
  });

  it('a write that was under way ends first, and goes with the rest', async () => {
    const { id, slug, actor } = await test.createProgram();
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begun = (): void => undefined;
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const writing = test.database.write(actor, 'underWay', async (tx) => {
      begun();
      await held;
      await tx.query('SELECT 1');
    });
    await isBegun;
    await begin(id, slug);
    const purged = purging().purgePrograms(RUNNING);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await deletionOf(id))?.finishedAt).toBeNull();
    end();
    await writing;
    await purged;
    expect(await tablesWith(id)).toEqual(['program_deletion']);
  });

  it('five at once, by two workers', async () => {
    const programs = await Promise.all(Array.from({ length: 5 }, () => test.createProgram()));
    for (const { id } of programs) await fill(id, 3_000);
    await Promise.all(programs.map(({ id, slug }) => begin(id, slug)));
    await Promise.all([purging().purgePrograms(RUNNING), purging().purgePrograms(RUNNING)]);
    await purging().purgePrograms(RUNNING);
    for (const { id } of programs) {
      expect(await tablesWith(id)).toEqual(['program_deletion']);
      expect((await deletionOf(id))?.finishedAt).not.toBeNull();
    }
  });
});
