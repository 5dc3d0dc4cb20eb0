import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRequest } from '../../../src/features/imports/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { CrmFiles } from '../../support/worlds/crm-files.js';
import { importOf, TestFiles } from '../../support/worlds/imports.js';
import { undoVerbs } from '../../support/worlds/undo-imports.js';

const COLUMNS = {
  externalId: 'id',
  name: 'name',
  revenue: 'revenue',
  industry: 'industry',
  tags: 'tags',
};
const MAPPING = {
  columns: { ...COLUMNS, changedAt: 'changed' },
  constants: { currency: 'EUR' },
  clearingWord: '-',
};
const companies = (...rows: string[]): string =>
  ['id,name,revenue,industry,tags,changed', ...rows].join('\n');
const MARCH = (day: number): string => `2026-03-0${String(day)}T09:00:00Z`;

/** R-D4, R-T2: of rows of one id the latest counts, by a column that orders them. */
describe('rows of one id in a file that orders them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  const take = (
    actor: Actor,
    text: string,
    options: Partial<ImportRequest> = {},
    mapping: object = {},
  ) => crm.importCompanies(actor, text, { ...MAPPING, ...mapping }, options);
  const of = async (actor: Actor) => {
    const [company] = await crm.companies(actor);
    const { revenue, industry, tags } = company ?? {};
    return { revenue, industry, tags };
  };

  it('the latest goes in, wherever it stands; the others are counted, and a dry run says the same', async () => {
    const { actor } = await crm.program();
    const text = companies(
      `A1,North,100,Paper,beta,${MARCH(1)}`,
      `A1,North,300,Steel,beta,${MARCH(3)}`,
      `A1,North,200,Paper,beta,${MARCH(2)}`,
    );
    const counts = { rows: 3, imported: 1, corrected: 0, unchanged: 0, superseded: 2, refused: 0 };
    expect(await take(actor, text, { dryRun: true })).toMatchObject(counts);
    expect(await crm.companies(actor)).toEqual([]);
    expect(await take(actor, text)).toMatchObject(counts);
    expect(await of(actor)).toEqual({ revenue: 30_000, industry: 'Steel', tags: ['beta'] });
    expect(await take(actor, text)).toMatchObject({ imported: 0, unchanged: 1, superseded: 2 });
  });

  it('what the latest leaves empty stays as an earlier row said it, across files, too', async () => {
    const { actor } = await crm.program();
    await take(actor, companies(`A1,North,300,,new,${MARCH(3)}`));
    const older = companies(`A1,North,100,Paper,old,${MARCH(1)}`);
    expect(await take(actor, older)).toMatchObject({ corrected: 1, superseded: 0 });
    expect(await of(actor)).toEqual({ revenue: 30_000, industry: 'Paper', tags: ['new', 'old'] });
    expect(await take(actor, older)).toMatchObject({ corrected: 0, superseded: 1 });
    const between = companies(`A1,North,200,-,new,${MARCH(2)}`);
    expect(await take(actor, between)).toMatchObject({ corrected: 1 });
    expect(await of(actor)).toMatchObject({ revenue: 30_000, industry: null });
  });

  it('a list is not filled again by a row from before it was emptied', async () => {
    const { actor } = await crm.program();
    await take(actor, companies(`A1,North,,,-,${MARCH(2)}`));
    expect(await take(actor, companies(`A1,North,,,old,${MARCH(1)}`))).toMatchObject({
      superseded: 1,
    });
    expect(await of(actor)).toMatchObject({ tags: [] });
  });

  it('rows that differ at one place are refused together, equal ones count once', async () => {
    const { actor } = await crm.program();
    const errorsFile = crm.files.path('errors.csv');
    const result = await take(
      actor,
      companies(
        `A1,North,100,Paper,,${MARCH(1)}`,
        `A1,North,200,Paper,,2026-03-01T10:00:00+01:00`,
        `A2,South,100,Paper,,${MARCH(1)}`,
        `A2,South,100,Paper,,2026-03-01T10:00:00+01:00`,
      ),
      { errorsFile },
    );
    expect(result).toMatchObject({ imported: 1, unchanged: 1, superseded: 0, refused: 2 });
    expect(crm.files.read(errorsFile)).toMatch(/rows 2, 3 say different things/);
  });

  it('a row that does not say where it stands is refused beside others of its id, and taken alone', async () => {
    const { actor } = await crm.program();
    const errorsFile = crm.files.path('errors.csv');
    const result = await take(
      actor,
      companies(
        'A1,North,100,,,',
        `A1,North,200,,,${MARCH(1)}`,
        'A1,North,300,,,some day',
        'A2,South,100,,,',
        'A3,West,100,,,2099-01-01T00:00:00Z',
      ),
      { errorsFile },
    );
    expect(result).toMatchObject({ imported: 3, refused: 2 });
    expect(result.says).toContain(
      'Left out, 1 value, the first in row 6: changed (changedAt): want a day up to today.',
    );
    const errors = crm.files.read(errorsFile);
    expect(errors).toMatch(/2,"?changed \(changedAt\) is empty; want what orders it: row 3 says/);
    expect(errors).toMatch(/is ""some day""; want a day such as .*: row 3 says/);
  });

  it('versions and days order rows, too; a mapping has one of them', async () => {
    const { actor } = await crm.program();
    const text = companies('A1,North,100,,,9', 'A1,North,200,,,10');
    const byVersion = { columns: { ...COLUMNS, version: 'changed' } };
    expect(await take(actor, text, {}, byVersion)).toMatchObject({ imported: 1, superseded: 1 });
    expect(await of(actor)).toMatchObject({ revenue: 20_000 });
    // A version says nothing of moments.
    const byDay = { columns: { ...COLUMNS, changedOn: 'changed' } };
    expect(await take(actor, companies('A1,North,300,,,01.03.2026'), {}, byDay)).toMatchObject({
      corrected: 1,
    });
    expect(await take(actor, companies('A1,North,400,,,28.02.2026'), {}, byDay)).toMatchObject({
      superseded: 1,
    });
    const both = { columns: { ...MAPPING.columns, version: 'revenue' } };
    await expect(take(actor, text, {}, both)).rejects.toThrow(
      'changedAt and version both order the rows; want one of them',
    );
  });

  it('a file can be said to be of one day as a whole', async () => {
    const { actor } = await crm.program();
    const ofDay = (changedOn: string) => ({
      columns: COLUMNS,
      constants: { ...MAPPING.constants, changedOn },
    });
    await take(actor, companies('A1,North,200,,,'), {}, ofDay('2026-03-02'));
    const older = companies('A1,North,100,,,');
    expect(await take(actor, older, {}, ofDay('2026-03-01'))).toMatchObject({ superseded: 1 });
  });

  it('the order is of one programme and one kind of file', async () => {
    const [one, other] = [await crm.program(), await crm.program()];
    await take(one.actor, companies(`A1,North,200,,,${MARCH(2)}`));
    const older = companies(`A1,North,100,,,${MARCH(1)}`);
    expect(await take(other.actor, older)).toMatchObject({ imported: 1, superseded: 0 });
    const keys = await crm.test.superuser<{ key: Buffer }>('SELECT key FROM import_place', []);
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBeGreaterThan(1);
  });

  it('R-T2: a deal occurred when its row was changed; what a person said later counts', async () => {
    const { actor } = await crm.program();
    const text = ['id,stage,closed,changed', `D1,WON,2026-03-01,${MARCH(1)}`].join('\n');
    const columns = { externalId: 'id', stage: 'stage', closedOn: 'closed', changedAt: 'changed' };
    await crm.test.database.write(actor, 'tell', (tx) =>
      crm.verbs.recordDeal.recordDeal(tx, actor, {
        externalId: 'D1',
        companyName: 'North',
        stage: 'LOST',
      }),
    );
    expect(await crm.importDeals(actor, text, { columns })).toMatchObject({ rows: 1, refused: 0 });
    const [fact] = await crm.test.superuser<{ at: Date }>(
      `SELECT occurred_at AS at FROM deal_fact WHERE program_id = $1 AND source = 'import'`,
      [actor.programId],
    );
    expect(fact?.at.toISOString()).toBe('2026-03-01T09:00:00.000Z');
    expect(await crm.deals(actor)).toMatchObject([{ stage: 'LOST' }]);
  });

  it('an older row of a deal adds what no later one says, and is no report of its stage', async () => {
    const { actor } = await crm.program();
    const columns = {
      ...{ externalId: 'id', stage: 'stage', closedOn: 'on', amount: 'amount', version: 'no' },
    };
    const tell = (...rows: string[]) =>
      crm.importDeals(actor, ['id,stage,on,amount,no', ...rows].join('\n'), {
        columns,
        constants: { currency: 'EUR' },
      });
    await tell('D1,OPEN,,100,1', 'D1,WON,2026-03-01,,2');
    expect(await crm.deals(actor)).toMatchObject([{ stage: 'WON', amount: 10_000 }]);
    await tell('D1,OPEN,,,5');
    expect(await crm.deals(actor)).toMatchObject([{ stage: 'OPEN', amount: 10_000 }]);
    for (const [amount, version] of [
      [900, 3],
      [200, 4],
      [800, 2],
    ]) {
      await tell(`D1,WON,2026-03-02,${String(amount)},${String(version)}`);
    }
    expect(await crm.deals(actor)).toMatchObject([{ stage: 'OPEN', amount: 20_000 }]);
  });

  it('R-D7: a run that was undone told nothing: an older row is taken again', async () => {
    const { actor } = await crm.program();
    const verbs = undoVerbs(crm.test);
    const files = new TestFiles();
    const mapping = {
      columns: {
        externalId: 'id',
        stage: 'stage',
        company: 'company',
        amount: 'amount',
        version: 'no',
      },
      constants: { currency: 'EUR' },
    };
    const tell = (amount: number, version: number) =>
      verbs.takeIn(
        'deals',
        importOf(
          actor,
          files.write(
            'deals.csv',
            `id,company,stage,amount,no\nD1,North,OPEN,${String(amount)},${String(version)}`,
          ),
          mapping,
        ),
      );
    const amountOf = async () => (await crm.deals(actor)).map(({ amount }) => amount);
    await tell(100, 1);
    const newest = await tell(300, 3);
    await tell(200, 2);
    expect(await amountOf()).toEqual([30_000]);
    const signal = new AbortController().signal;
    expect(
      await verbs.undoRun.undoRun({ actor, runId: newest, signal }, () => Promise.resolve()),
    ).toBe(true);
    expect(await amountOf()).toEqual([10_000]);
    await tell(200, 2);
    expect(await amountOf()).toEqual([20_000]);
    files.remove();
  });
});
