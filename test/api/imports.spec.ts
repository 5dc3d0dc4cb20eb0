import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClearImportFilesJob } from '../../src/features/imports/runs/clear-import-files.job.js';
import { lockMatching } from '../../src/features/referrals/index.js';
import { machineActor, type Role } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { FileStore } from '../../src/platform/files/index.js';
import { ServedApp } from '../support/api/served-app.js';
import { until } from '../support/until.js';
import { ImportApi } from '../support/worlds/import-api.js';

const HEADER = 'Opportunity ID;Account Name;Stage;Close Date;Amount;Currency';
const DEALS = [
  HEADER,
  'D-1;North Wind;Closed Won;20.10.2026;1.200,50;EUR',
  'D-2;Weber;Negotiation;;4.500,00;EUR',
  'D-3;Haddad;Closed Lost;21.10.2026;10,00;EUR',
  '=cmd|calc;Broken;Closed Won;yesterday;10,00;EUR',
].join('\n');

type Program = Awaited<ReturnType<ServedApp['test']['createProgram']>>;

describe('imports in the API', () => {
  let app: ServedApp;
  beforeAll(async () => {
    app = await ServedApp.open();
  }, 60_000);
  afterAll(() => app.close());

  const open = async (roles: Role[] = ['admin'], settings = {}) => {
    const program = await app.test.createProgram({
      ...{ timeZone: 'Europe/Berlin', currency: 'USD' },
      ...settings,
    });
    return { program, api: await as(program, roles) };
  };
  const as = async (program: Program, roles: Role[]) =>
    new ImportApi(app, await app.person(program, roles));
  /** Nothing of the programme is matched meanwhile: an import waits before its first row. */
  const held = (program: Program, work: () => Promise<void>) =>
    app.test.database.write(program.actor, 'hold', async (tx) => {
      await lockMatching(tx, 'EVERYTHING');
      await work();
    });
  const set = (id: Id, changes: string) =>
    app.test.superuser(`UPDATE import_run SET ${changes} WHERE id = $1`, [id]);

  it('R-D7: a file is uploaded, looked at, tried and imported; what is refused comes back as a file', async () => {
    const { api } = await open(['marketer']);
    const id = await api.upload('deals', DEALS, '/tmp/crm\u202e export.csv');
    const inspection = await api.inspect(id);
    expect(inspection).toMatchObject({
      ...{ problems: [], delimiter: ';', rowsSeen: 4, isWhole: true, isKept: false },
      proposed: {
        columns: [
          { field: 'externalId', column: 'Opportunity ID' },
          { field: 'company', column: 'Account Name' },
          { field: 'stage', column: 'Stage' },
          { field: 'closedOn', column: 'Close Date' },
          { field: 'amount', column: 'Amount' },
          { field: 'currency', column: 'Currency' },
        ],
        values: [
          { field: 'stage', value: 'Closed Won', meaning: 'WON' },
          { field: 'stage', value: 'Negotiation', meaning: 'OPEN' },
          { field: 'stage', value: 'Closed Lost', meaning: 'LOST' },
        ],
      },
    });
    expect(inspection.columns[1]).toMatchObject({
      name: 'Account Name',
      samples: ['North Wind', 'Weber', 'Haddad', 'Broken'],
    });

    const tried = await api.previewed(id);
    const counts = { rows: 4, imported: 3, corrected: 0, unchanged: 0, refused: 1 };
    expect(tried).toMatchObject({ state: 'READY', task: 'PREVIEW', counts, share: 1 });
    expect(tried).toMatchObject({ fileName: 'crm export.csv', isFileKept: true });
    expect(tried.first.edges.map(({ node }) => node.row)).toEqual([2, 3, 4]);
    const [refused] = tried.refused.edges;
    expect(refused?.node).toMatchObject({
      row: 5,
      fields: ['=cmd|calc', 'Broken', 'Closed Won', 'yesterday', '10,00', 'EUR'],
    });
    expect(refused?.node.reason).toContain('Close Date (closedOn) is "yesterday"');

    expect(await api.imported(id)).toMatchObject({ state: 'DONE', task: 'IMPORT', counts });
    const file = await app.fetch(`/api/imports/${id}/errors.csv`, { headers: api.who.headers });
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/csv; charset=utf-8',
      vary: expect.stringMatching(/authorization/i),
      'content-disposition':
        'attachment; filename="crm export.errors.csv"; filename*=UTF-8\'\'crm%20export.errors.csv',
    });
    const text = Buffer.from(await file.arrayBuffer()).toString('utf8');
    expect(text.startsWith(`\uFEFFrow;reason;${HEADER}\n5;`)).toBe(true);
    expect(text).toContain(";'=cmd|calc;Broken;");

    // Corrected, with the same columns: the mapping is proposed as it was used.
    const corrected = await api.upload('deals', text.replace(';yesterday;', ';22.10.2026;'));
    expect(await api.inspect(corrected)).toMatchObject({ isKept: true, rowsSeen: 1 });
    await api.previewed(corrected);
    const once = { rows: 1, imported: 1, refused: 0 };
    expect(await api.imported(corrected)).toMatchObject({ state: 'DONE', counts: once });
    expect((await api.start(corrected)).code).toBe('IMPORT_NOT_OPEN');
  }, 120_000);

  it('R-D2: what can be read in two ways is asked, with both readings, before a row goes in', async () => {
    const { api } = await open();
    const text = ['id,stage,close date,amount', 'A,WON,05/06/2026,"1,200"'].join('\n');
    const id = await api.upload('deals', text);
    const asked = await api.previewed(id);
    expect(asked).toMatchObject({
      ...{ state: 'UPLOADED', counts: { rows: 0, imported: 0 } },
      findings: {
        problems: [],
        questions: [
          {
            ...{ field: 'closedOn', values: [{ text: '05/06/2026', row: 2 }] },
            answers: [
              { meaning: '2026-06-05', format: 'DD/MM/YYYY', field: 'closedOn' },
              { meaning: '2026-05-06', format: 'MM/DD/YYYY', field: 'closedOn' },
            ],
          },
          {
            field: 'amount',
            answers: [
              { meaning: '1.200', format: '1.234,56', field: 'amount' },
              { meaning: '1200', format: '1,234.56', field: 'amount' },
            ],
          },
        ],
      },
    });
    const formats = [
      { field: 'closedOn', format: 'DD/MM/YYYY' },
      { field: 'amount', format: '1,234.56' },
    ];
    const tried = await api.previewed(id, { formats });
    expect(tried).toMatchObject({ state: 'READY', counts: { imported: 1 } });
  }, 60_000);

  it('R-D7: while another import of the programme is under way it waits, and says for which', async () => {
    const { api, program } = await open();
    const other = await api.upload('deals', DEALS);
    await set(other, `state = 'RUNNING', task = 'IMPORT', origin = 'CLI', begun_at = now()`);
    const id = await api.upload('deals', DEALS);
    await app.test.crossProgram.alone(`import ${program.id}`, async () => {
      const { proposed } = await api.inspect(id);
      await api.preview(id, proposed);
      await until(async () => (await api.read(id)).waitsFor?.id === other);
      expect((await api.preview(id, proposed)).__typename).toBe('ImportNotOpen');
    });
    expect(await api.ended(id)).toMatchObject({ state: 'READY' });
    // R-D7: a command that was killed is told as stopped.
    expect(await api.ended(other)).toMatchObject({ stop: { reason: 'PROCESS_ENDED' } });
    expect((await api.start(other)).code).toBe('IMPORT_NOT_OPEN');
  }, 120_000);

  it('R-D7: whose process was killed goes on behind the last row that is in', async () => {
    const { api } = await open();
    const id = await api.upload('deals', DEALS);
    await api.previewed(id);
    // As a killed process leaves it: two rows are in, and counted with them.
    await set(
      id,
      `state = 'RUNNING', task = 'IMPORT', up_to_row = 3, rows_read = 2, imported = 2, refused = 0`,
    );
    await app.test.superuser('DELETE FROM import_row WHERE run_id = $1', [id]);
    const counts = { rows: 4, imported: 3, unchanged: 0, refused: 1 };
    const run = await api.ended(id);
    expect(run).toMatchObject({ state: 'DONE', counts });
    expect(run.first.edges.map(({ node }) => node.row)).toEqual([4]);
  }, 60_000);

  it('R-D7: it stops behind the last rows that are written, when somebody says so, and goes on there', async () => {
    const { api, program } = await open();
    const rows = Array.from({ length: 150 }, (_, row) => `D-${String(row)},OPEN`);
    const id = await api.upload('deals', ['id,stage', ...rows].join('\n'));
    await api.previewed(id);
    expect(await api.stop(id)).toMatchObject({ code: 'IMPORT_NOT_OPEN' });
    await held(program, async () => {
      await api.start(id);
      await until(async () => (await api.read(id)).state === 'RUNNING');
      expect(await api.stop(id)).toMatchObject({ state: 'RUNNING', isStopping: true });
      // Twice is once.
      expect(await api.stop(id)).toMatchObject({ state: 'RUNNING', isStopping: true });
      // Its process looks once a second.
      await pause(1_500);
    });
    const stopped = await api.ended(id);
    // The first hundred rows are one batch.
    const first = { rows: 100, imported: 100 };
    expect(stopped).toMatchObject({ state: 'STOPPED', isStopping: false, counts: first });
    expect(stopped.stop).toMatchObject({ reason: 'ASKED', upToRow: 101 });
    const whole = { rows: 150, imported: 150, unchanged: 0 };
    expect(await api.imported(id)).toMatchObject({ state: 'DONE', stop: null, counts: whole });
    const elsewhere = (await open()).api;
    expect((await elsewhere.stop(id)).__typename).toBe('NotFound');
  }, 60_000);

  it('R-D7: what waits does not begin, and a worker that died before it saw it ends', async () => {
    const { api, program } = await open();
    const id = await api.upload('deals', DEALS);
    await app.test.crossProgram.alone(`import ${program.id}`, async () => {
      const { proposed } = await api.inspect(id);
      await api.preview(id, proposed);
      expect(await api.stop(id)).toMatchObject({ state: 'UPLOADED' });
    });
    await api.previewed(id);
    await app.test.crossProgram.alone(`import ${program.id}`, async () => {
      await api.start(id);
      expect(await api.stop(id)).toMatchObject({ state: 'STOPPED' });
    });
    expect(await api.read(id)).toMatchObject({ stop: { reason: 'ASKED', upToRow: 1 } });
    await set(id, `state = 'RUNNING', stop_reason = NULL, stop_requested = true`);
    expect(await api.ended(id)).toMatchObject({ state: 'STOPPED', counts: { rows: 0 } });
    expect(await api.imported(id)).toMatchObject({ state: 'DONE', counts: { imported: 3 } });
  }, 60_000);

  it('R-W5: before points are taken back it stops, says how many, and goes on when it may', async () => {
    const { api } = await open(['admin'], { conversionPoints: 500 });
    const referrals = await api.upload(
      'referrals',
      ['id,advocate,email,date', 'L-1,Mei,lea@north.example,2026-09-01'].join('\n'),
    );
    await api.previewed(referrals);
    await api.imported(referrals, { awardsPoints: true });
    const deals = (stage: string) =>
      ['id,lead id,stage,close date', `D-1,L-1,${stage},2026-09-20`].join('\n');
    const won = await api.upload('deals', deals('WON'));
    await api.previewed(won);
    const awarded = await api.imported(won, { awardsPoints: true });
    expect(awarded.counts).toMatchObject({ pointsAwarded: 500, pointsTakenBack: 0 });

    const lost = await api.upload('deals', deals('LOST'));
    expect((await api.previewed(lost)).counts).toMatchObject({
      corrected: 1,
      pointsTakenBack: 500,
    });
    expect(await api.imported(lost)).toMatchObject({
      ...{ state: 'STOPPED', counts: { rows: 0 } },
      stop: { reason: 'TAKES_POINTS_BACK', points: 500, referrals: 1 },
    });
    expect(await api.imported(lost, { takesBack: true })).toMatchObject({
      ...{ state: 'DONE', stop: null, counts: { corrected: 1, pointsTakenBack: 500 } },
    });
  }, 120_000);

  it('what is no file of text is refused, and so is an unknown kind', async () => {
    const { api } = await open();
    expect((await api.send('deals', Buffer.from('PK\x03\x04zip'))).status).toBe(422);
    expect((await api.send('deals', '')).status).toBe(422);
    expect((await api.send('poems', DEALS)).status).toBe(404);
    const id = await api.upload('deals', Buffer.from('id;Größe\nD-1;gro\xdf\n', 'latin1'));
    expect((await api.inspect(id)).problems[0]).toMatch(/^export.csv: not in utf-8, from line 1/);
    expect((await api.inspect(id, 'windows-1252')).columns[1]?.name).toBe('Größe');
    const broken = await api.preview(id, { ...(await api.inspect(id)).proposed, columns: [] });
    expect(broken.__typename).toBe('InvalidInput');
  }, 60_000);

  it('R-A1: it is for marketers and admins of the programme alone', async () => {
    const { api, program } = await open();
    const id = await api.upload('deals', DEALS);
    await api.previewed(id);
    for (const role of ['sales', 'advocate'] as const) {
      const other = await as(program, [role]);
      expect((await other.send('deals', DEALS)).status).toBe(403);
      const errors = { headers: other.who.headers };
      expect((await app.fetch(`/api/imports/${id}/errors.csv`, errors)).status).toBe(404);
    }
    const elsewhere = (await open()).api;
    expect(await elsewhere.read(id)).toBeNull();
    expect((await elsewhere.start(id)).__typename).toBe('NotFound');
    const errors = { headers: elsewhere.who.headers };
    expect((await app.fetch(`/api/imports/${id}/errors.csv`, errors)).status).toBe(404);
    expect((await app.fetch('/api/imports/deals', { method: 'POST' })).status).toBe(401);
  }, 60_000);

  it('R-A5: its file, its rows and what was found in it are deleted after thirty days', async () => {
    const { api, program } = await open();
    const id = await api.upload('deals', DEALS);
    await api.previewed(id);
    await set(id, `created_at = now() - interval '31 days'`);
    const clear = app.serving.app.get(ClearImportFilesJob, { strict: false });
    const stopping = new AbortController().signal;
    const actor = (programId: Id) => machineActor('JOB', programId, newId());
    await clear.handle({}, { jobId: newId(), attempt: 1, stopping, actor });
    expect(await api.read(id)).toMatchObject({
      ...{ isFileKept: false, findings: null, refused: { edges: [] }, counts: { refused: 1 } },
    });
    const left: string[] = [];
    for await (const { key } of app.serving.app.get(FileStore).list()) left.push(key);
    expect(left.filter((key) => key.startsWith(program.id))).toEqual([]);
    expect((await api.start(id)).code).toBe('IMPORT_NOT_OPEN');
  }, 60_000);
});
