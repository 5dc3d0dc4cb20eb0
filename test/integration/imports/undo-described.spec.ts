import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  AttributeChoiceEntity,
  AttributeEntity,
} from '../../../src/features/attributes/attribute.entity.js';
import { forgetTraces } from '../../../src/features/imports/undo/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { CrmFiles } from '../../support/worlds/crm-files.js';
import { importOf } from '../../support/worlds/imports.js';
import { mergeVerbs } from '../../support/worlds/merges.js';
import { undoVerbs } from '../../support/worlds/undo-imports.js';
import { until } from '../../support/until.js';

const COMPANIES = {
  columns: { externalId: 'id', name: 'name', domains: 'domain', country: 'country', tags: 'tags' },
  clearingWord: '-',
};
const ADVOCATES = {
  columns: {
    externalId: 'id',
    email: 'mail',
    name: 'name',
    company: 'company',
    willingTo: 'would',
    tags: 'tags',
  },
};
const NORTH = 'A1,North Wind,north.example,DE,pilot';
const WEBER = 'A2,Weber,weber.example,JP,pilot';
const MEI = 'P1,mei@kita.example,Mei,Kita,LOGO,vip';
const BUDI = 'P2,budi@sinar.example,Budi,Sinar,,vip';

/** R-D7: what a run of companies or of advocates left is taken back, and what leans on it stays. */
describe('the undo of companies and advocates', () => {
  let crm: CrmFiles;
  let verbs: ReturnType<typeof undoVerbs>;
  const never = new AbortController().signal;

  beforeAll(async () => {
    crm = await CrmFiles.open([AttributeEntity, AttributeChoiceEntity]);
    verbs = undoVerbs(crm.test);
  });
  afterAll(() => crm.close());

  const open = async () => (await crm.program()).actor;
  const take = (actor: Actor, kind: 'companies' | 'advocates', ...rows: string[]) => {
    const header =
      kind === 'companies' ? 'id,name,domain,country,tags' : 'id,mail,name,company,would,tags';
    const path = crm.files.write(`${kind}.csv`, [header, ...rows].join('\n'));
    return verbs.takeIn(kind, importOf(actor, path, kind === 'companies' ? COMPANIES : ADVOCATES));
  };
  const preview = async (actor: Actor, runId: Id) =>
    (await verbs.undoRun.previewUndo({ actor, runId, signal: never }))?.outcomes;
  const undo = (actor: Actor, runId: Id, signal = never) =>
    verbs.undoRun.undoRun({ actor, runId, signal }, () => Promise.resolve());
  const became = (runId: Id) =>
    crm.test.superuser<{ kind: string; became: string }>(
      `SELECT kind, became FROM import_trace WHERE run_id = $1 AND became <> 'GONE' ORDER BY 1, 2`,
      [runId],
    );
  const run = (sql: string, ...values: unknown[]) => crm.test.superuser<{ id: Id }>(sql, values);
  const counts = async ({ programId }: Actor) => {
    const [row] = await crm.test.superuser<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM company WHERE program_id = $1) AS companies,
              (SELECT count(*)::int FROM advocate WHERE program_id = $1) AS advocates,
              (SELECT count(*)::int FROM tag WHERE program_id = $1) AS tags,
              (SELECT count(*)::int FROM import_change WHERE program_id = $1) AS changes`,
      [programId],
    );
    return row;
  };
  const idOf = async ({ programId }: Actor, table: string, externalId: string): Promise<Id> => {
    const [row] = await run(
      `SELECT id FROM ${table} WHERE program_id = $1 AND external_id = $2`,
      programId,
      externalId,
    );
    return row?.id ?? '';
  };
  const linesOf = (actor: Actor, id: Id) =>
    crm.test.superuser(
      `SELECT outcome, audience FROM timeline WHERE program_id = $1 AND subject_id = $2
          AND rule = 'R-D7'`,
      [actor.programId, id],
    );

  it('takes away what it brought in, with the companies and tags that only it named', async () => {
    const actor = await open();
    const id = await take(actor, 'advocates', MEI, BUDI);
    expect(await counts(actor)).toMatchObject({ companies: 2, advocates: 2, tags: 1 });
    expect(await preview(actor, id)).toEqual({
      gone: { ADVOCATE: 2, COMPANY: 2, TAG: 1 },
      asBefore: { ADVOCATE: 0, COMPANY: 0, TAG: 0 },
      staying: { count: 0, first: [] },
    });
    expect(await undo(actor, id)).toBe(true);
    expect(await counts(actor)).toEqual({ companies: 0, advocates: 0, tags: 0, changes: 0 });
  });

  it('keeps whom something leans on, with their company and tag, and says why', async () => {
    const actor = await open();
    const id = await take(actor, 'advocates', MEI, BUDI);
    const mei = await idOf(actor, 'advocate', 'P1');
    await run(
      `INSERT INTO nomination (program_id, advocate_id, nominated_at, note)
       VALUES ($1, $2, now(), 'Knows many')`,
      actor.programId,
      mei,
    );
    const ahead = await preview(actor, id);
    expect(ahead?.gone).toEqual({ ADVOCATE: 1, COMPANY: 1, TAG: 0 });
    expect(ahead?.staying.first.map(({ kind, stay }) => [kind, stay])).toEqual([
      ['ADVOCATE', 'INVITED'],
      ['COMPANY', 'ADVOCATES'],
      ['TAG', 'ADVOCATES'],
    ]);
    expect(await undo(actor, id)).toBe(true);
    expect(await counts(actor)).toEqual({ companies: 1, advocates: 1, tags: 1, changes: 0 });
    expect(await became(id)).toEqual([
      { kind: 'ADVOCATE', became: 'INVITED' },
      { kind: 'COMPANY', became: 'ADVOCATES' },
      { kind: 'TAG', became: 'ADVOCATES' },
    ]);
    expect(await linesOf(actor, mei)).toEqual([]);
  });

  it('of what was here before, takes back each value that stands, and writes one line', async () => {
    const actor = await open();
    await take(actor, 'companies', NORTH, WEBER);
    const id = await take(actor, 'companies', 'A1,North Wind,,FR,-', 'A2,Weber,,FR,beta');
    const [north, weber] = [await idOf(actor, 'company', 'A1'), await idOf(actor, 'company', 'A2')];
    await run(`UPDATE company SET stated_by_person = '{country}' WHERE id = $1`, weber);
    expect(await undo(actor, id)).toBe(true);
    expect(
      await crm.test.superuser(
        `SELECT c.country, (SELECT array_agg(t.name) FROM company_tag b JOIN tag t ON t.id = b.tag_id
            WHERE b.company_id = c.id) AS tags FROM company c WHERE program_id = $1 ORDER BY name`,
        [actor.programId],
      ),
    ).toEqual([
      { country: 'DE', tags: ['pilot'] },
      { country: 'FR', tags: ['pilot'] },
    ]);
    expect(await became(id)).toEqual([
      { kind: 'COMPANY', became: 'AS_BEFORE' },
      { kind: 'COMPANY', became: 'CHANGED' },
    ]);
    const line = { outcome: 'COMPANY_AS_BEFORE', audience: 'STAFF' };
    expect(await linesOf(actor, north)).toEqual([line]);
    expect(await linesOf(actor, weber)).toEqual([line]);
  });

  it('after a merge the merged company stays as it is, and so does the other', async () => {
    const actor = await open();
    const id = await take(actor, 'companies', NORTH, WEBER);
    const [merged, survivor] = [
      await idOf(actor, 'company', 'A1'),
      await idOf(actor, 'company', 'A2'),
    ];
    const { merge } = await mergeVerbs();
    await crm.test.database.write(actor, 'merge', (tx) =>
      merge.mergeCompanies(tx, actor, { mergedId: merged, survivorId: survivor }),
    );
    expect((await preview(actor, id))?.staying.first.map(({ stay }) => stay)).toEqual([
      'MERGED',
      'MERGED',
      'COMPANIES',
    ]);
    expect(await undo(actor, id)).toBe(true);
    expect(await counts(actor)).toMatchObject({ companies: 2, tags: 1 });
  });

  it('undone twice at once it is undone once, and stopped on the way it goes on', async () => {
    const actor = await open();
    const rows = Array.from({ length: 700 }, (_, n) => `B${String(n)},Firm ${String(n)},,DE,pilot`);
    const id = await take(actor, 'companies', ...rows);
    const stopped = new AbortController();
    const half = await verbs.undoRun.undoRun({ actor, runId: id, signal: stopped.signal }, () => {
      stopped.abort();
      return Promise.resolve();
    });
    expect(half).toBe(false);
    expect(await counts(actor)).toMatchObject({ companies: 200, tags: 1 });
    await Promise.all([undo(actor, id), undo(actor, id)]);
    expect(await counts(actor)).toEqual({ companies: 0, advocates: 0, tags: 0, changes: 0 });
  });

  it('who acts first wins: a deal that comes meanwhile keeps its company, or finds another', async () => {
    const actor = await open();
    const id = await take(actor, 'companies', NORTH, WEBER);
    const north = await idOf(actor, 'company', 'A1');
    const client = new pg.Client({ connectionString: crm.test.url });
    await client.connect();
    const deal = `INSERT INTO deal (program_id, id, external_id, company_id, stage, created_at, version)
      VALUES ($1, gen_random_uuid(), $2, $3, 'OPEN', now(), 1)`;
    try {
      await client.query('BEGIN');
      await client.query(deal, [actor.programId, 'D1', north]);
      const undone = undo(actor, id);
      await until(async () => {
        const [waiting] = await crm.test.superuser<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return (waiting?.count ?? 0) > 0;
      }, 30_000);
      await client.query('COMMIT');
      expect(await undone).toBe(true);
    } finally {
      await client.end();
    }
    expect(await became(id)).toEqual([
      { kind: 'COMPANY', became: 'DEALS' },
      { kind: 'TAG', became: 'COMPANIES' },
    ]);
    // The other one is gone: whoever read it before begins again.
    await expect(
      crm.test.superuser(deal, [actor.programId, 'D2', (await idOf(actor, 'company', 'A2')) || id]),
    ).rejects.toMatchObject({ code: '40001' });
  });

  it('holds nothing of anybody once it is undone, or 30 days are over; and no other programme’s', async () => {
    const [actor, other] = [await open(), await open()];
    const id = await take(actor, 'advocates', MEI);
    expect(await undo(other, id)).toBe(true);
    expect(await counts(actor)).toMatchObject({ advocates: 1 });
    await forgetTraces(crm.test.database, actor, id);
    expect(await counts(actor)).toMatchObject({ advocates: 1, changes: 0 });
  });
});
