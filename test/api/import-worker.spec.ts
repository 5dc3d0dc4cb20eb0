import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { WorkImport } from '../../src/features/imports/runs/index.js';
import { machineActor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp } from '../support/api/served-app.js';
import { until } from '../support/until.js';
import { ImportApi } from '../support/worlds/import-api.js';

type Program = Awaited<ReturnType<ServedApp['test']['createProgram']>>;

describe('R-D7: an import whose worker stops', () => {
  let app: ServedApp;
  let api: ImportApi;
  let program: Program;
  beforeAll(async () => {
    // Nobody works but who is asked to.
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ timeZone: 'UTC', currency: 'USD' });
    api = new ImportApi(app, await app.person(program, ['admin']));
  }, 60_000);
  afterAll(() => app.close());

  const work = (id: Id, stop: AbortSignal = new AbortController().signal) =>
    app.serving.app
      .get(WorkImport, { strict: false })
      .workImport(machineActor('JOB', program.id, newId()), id, stop);
  const tried = async (
    rows: readonly string[],
    header = 'id,stage,company',
    kind = 'deals',
  ): Promise<Id> => {
    const id = await api.upload(kind, [header, ...rows].join('\n'));
    await api.preview(id, (await api.inspect(id)).proposed);
    expect(await work(id)).toBe('ENDED');
    expect(await api.read(id)).toMatchObject({ state: 'READY' });
    return id;
  };

  it('goes on where it stopped, and counts each row once', async () => {
    const rows = Array.from({ length: 2_500 }, (_, n) =>
      n % 500 === 7 ? `,OPEN,Nobody` : `D-${String(n)},OPEN,Company ${String(n % 50)}`,
    );
    const id = await tried(rows);
    await api.start(id);
    const asked = new AbortController();
    const first = work(id, asked.signal);
    await until(async () => ((await api.read(id)).counts['rows'] ?? 0) > 0, 30_000);
    asked.abort();
    // Its turn is taken: a second worker does not begin it.
    expect(['BUSY', 'ENDED']).toContain(await work(id));
    expect(await first).toBe('FURTHER');
    const half = await api.read(id);
    expect(half).toMatchObject({ state: 'RUNNING', task: 'IMPORT' });
    expect(half.counts['rows']).toBeLessThan(2_500);
    expect(await work(id)).toBe('ENDED');
    const counts = { rows: 2_500, imported: 2_495, unchanged: 0, refused: 5 };
    const run = await api.read(id);
    expect(run).toMatchObject({ state: 'DONE', counts, share: 1 });
    expect(run.refused.edges.map(({ node }) => node.row)).toEqual([9, 509, 1009, 1509, 2009]);
    expect(await work(id)).toBe('ENDED');
    expect(await api.read(id)).toMatchObject({ counts });
  }, 120_000);

  it.each([
    ['deals', 'deal', 'id,stage,close date', 'WON,2026-10-01', { deals: 1_200, referrals: 0 }],
    ['companies', 'company', 'id,name,country', 'Firm $,DE', { companiesGone: 1_200, staying: 0 }],
  ])(
    'undone, it goes on with what is left, wherever it was killed: %s',
    async (...told) => {
      const [kind, table, header, words, goes] = told;
      const rows = Array.from(
        { length: 1_200 },
        (_, n) => `U-${String(n)},${words.replace('$', String(n))}`,
      );
      const id = await tried(rows, header, kind);
      await api.start(id);
      expect(await work(id)).toBe('ENDED');
      await api.previewUndo(id);
      expect(await work(id)).toBe('ENDED');
      const ahead = { ...goes, leaning: 0 };
      expect(await api.read(id)).toMatchObject({ state: 'DONE', undoAhead: ahead });
      await api.undo(id);
      const killed = new AbortController();
      // One of the second part is somebody else's until the worker is killed.
      const holder = new pg.Client({ connectionString: app.test.url });
      await holder.connect();
      await holder.query('BEGIN');
      await holder.query(
        `SELECT id FROM ${table} WHERE program_id = $1 AND external_id LIKE 'U-%' AND id IN (
           SELECT subject_id FROM import_trace WHERE run_id = $2 ORDER BY subject_id OFFSET 600 LIMIT 1)
           FOR UPDATE`,
        [program.id, id],
      );
      const first = work(id, killed.signal);
      await until(async () => (await api.read(id)).undone > 0, 60_000);
      killed.abort();
      await holder.end();
      expect(['BUSY', 'ENDED']).toContain(await work(id));
      expect(await first).toBe('FURTHER');
      const half = await api.read(id);
      expect(half).toMatchObject({ state: 'RUNNING', task: 'UNDO' });
      expect(half.undone).toBeLessThan(1_200);
      expect((await api.stop(id)).state).toBe('RUNNING');
      expect(await work(id)).toBe('ENDED');
      const stopped = { state: 'STOPPED', task: 'UNDO', undone: half.undone };
      expect(await api.read(id)).toMatchObject({ ...stopped, stop: { reason: 'ASKED' } });
      await api.undo(id);
      expect(await work(id)).toBe('ENDED');
      expect(await api.read(id)).toMatchObject({ state: 'UNDONE', undone: 1_200, undoneShare: 1 });
      const left = await app.test.superuser(
        `SELECT 1 FROM ${table} WHERE program_id = $1 AND external_id LIKE 'U-%'`,
        [program.id],
      );
      expect(left).toEqual([]);
    },
    120_000,
  );

  it('a file of many megabytes is kept in pieces, and its beginning tells the columns', async () => {
    const line = `D,OPEN,${'x'.repeat(200)}`;
    const id = await api.upload(
      'deals',
      ['id,stage,company', ...Array<string>(60_000).fill(line)].join('\n'),
    );
    const [row] = await app.test.superuser<{ parts: number; bytes: number }>(
      'SELECT cardinality(part_ids) AS parts, size_bytes::float8 AS bytes FROM import_run WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ parts: 2, bytes: 16 + 60_000 * (line.length + 1) });
    expect(await api.inspect(id)).toMatchObject({
      isWhole: false,
      columns: [{ name: 'id' }, { name: 'stage' }, { name: 'company' }],
    });
  }, 60_000);
});
