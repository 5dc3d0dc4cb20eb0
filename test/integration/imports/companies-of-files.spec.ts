import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindOrAddCompanies } from '../../../src/features/companies/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { CrmFiles, dealRows, referralRows } from '../../support/worlds/crm-files.js';
import { mergeVerbs } from '../../support/worlds/merges.js';

const AWARD = { awardsPoints: true };

/** K10, K11, R-W13: what a company's name finds, and what it costs. */
describe('companies as files name them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  const companies = async ({ programId }: Actor): Promise<string[]> =>
    (
      await crm.test.superuser<{ name: string }>(
        'SELECT name FROM company WHERE program_id = $1 ORDER BY name',
        [programId],
      )
    ).map(({ name }) => name);

  it('K10: placeholders are no company', async () => {
    const { actor } = await crm.program({ conversionPoints: 500 });
    await crm.importReferrals(
      actor,
      referralRows(
        'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,Unknown,2026-10-01',
        'Q2,nils@berg.example,Ines Prado,ines@prado.example,n/a,2026-10-02',
      ),
      {},
      AWARD,
    );
    await crm.importDeals(actor, dealRows('D1,,unknown,WON,2026-10-20,900,EUR'), {}, AWARD);
    expect(await crm.referrals(actor)).toMatchObject([
      { status: 'ACCEPTED', points: 0 },
      { status: 'ACCEPTED', points: 0 },
    ]);
    expect(await companies(actor)).toEqual([]);
  });

  it('K10: an exact name goes before one without its legal form', async () => {
    const { actor } = await crm.program({ conversionPoints: 500 });
    await crm.importReferrals(
      actor,
      referralRows(
        'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,Aurora AG,2026-10-01',
        'Q2,nils@berg.example,Ines Prado,ines@prado.example,Aurora Ltd.,2026-10-02',
      ),
      {},
      AWARD,
    );
    await crm.importDeals(actor, dealRows('D1,,Aurora Ltd.,WON,2026-10-20,900,EUR'), {}, AWARD);
    expect(await crm.referrals(actor)).toMatchObject([
      { id: 'Q1', status: 'ACCEPTED', points: 0 },
      { id: 'Q2', status: 'CONVERTED', points: 500 },
    ]);
    expect(await companies(actor)).toEqual(['Aurora AG', 'Aurora Ltd.']);
  });

  it('K10: two forms of one name that come at once are two companies, however often', async () => {
    const { actor } = await crm.program();
    const add = (...names: string[]) =>
      crm.test.database.write(actor, 'addCompanies', (tx) =>
        new FindOrAddCompanies().findOrAddCompanies(
          tx,
          actor,
          names.map((name) => ({ name })),
        ),
      );
    const all = await Promise.all([
      add('Aurora AG', 'Aurora Ltd.'),
      add('Aurora Limited', 'AURORA AG'),
      add('Aurora Ltd'),
      add('aurora ag'),
    ]);
    expect(new Set(all.flat().map(({ id }) => id)).size).toBe(2);
    // Without its form it could be either, and is a third.
    expect(await add('Aurora', 'aurora')).toMatchObject([{ name: 'Aurora' }, { name: 'Aurora' }]);
    expect(await companies(actor)).toHaveLength(3);
  });

  it('R-O1: a company that was merged is the other one for each file, under all its names', async () => {
    const { actor } = await crm.program({ conversionPoints: 500 });
    const told = referralRows(
      'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,Soranami GmbH,2026-10-01',
    );
    const deals = dealRows('D1,,Soranami Inc.,WON,2026-10-20,900,EUR');
    await crm.importReferrals(actor, told, {}, AWARD);
    await crm.importDeals(actor, deals, {}, AWARD);
    expect(await crm.referrals(actor)).toMatchObject([{ status: 'ACCEPTED', points: 0 }]);
    const { merge } = await mergeVerbs();
    await crm.test.database.write(actor, 'merge', async (tx) => {
      const names = ['Soranami GmbH', 'Soranami Inc.'].map((name) => ({ name }));
      const [gmbh, inc] = await new FindOrAddCompanies().findOrAddCompanies(tx, actor, names);
      const input = { mergedId: gmbh?.id ?? '', survivorId: inc?.id ?? '' };
      return merge.mergeCompanies(tx, actor, input);
    });
    expect(await crm.referrals(actor)).toMatchObject([{ status: 'CONVERTED', points: 500 }]);
    const same = { unchanged: 1, corrected: 0, refused: 0 };
    expect(await crm.importReferrals(actor, told, {}, AWARD)).toMatchObject(same);
    expect(await crm.importDeals(actor, deals, {}, AWARD)).toMatchObject(same);
    // Also by the name alone, which each of them could have meant before.
    await crm.importDeals(actor, dealRows('D2,,Soranami,OPEN,,,'), {}, AWARD);
    expect(await companies(actor)).toEqual(['Soranami GmbH', 'Soranami Inc.']);
  });

  it('R-O1, R-D4: what is known keeps its company when another form of its name comes up', async () => {
    const { actor } = await crm.program({ conversionPoints: 500 });
    const add = (name: string) =>
      crm.test.database.write(actor, 'addCompanies', (tx) =>
        new FindOrAddCompanies().findOrAddCompanies(tx, actor, [{ name }]),
      );
    const told = referralRows(
      'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,Hanabira,2026-10-01',
    );
    const deals = (name: string) => dealRows(`D1,,${name},WON,2026-10-20,900,EUR`);
    await add('Hanabira GmbH');
    await crm.importReferrals(actor, told, {}, AWARD);
    await crm.importDeals(actor, deals('Hanabira'), {}, AWARD);
    const converted = [{ id: 'Q1', status: 'CONVERTED', points: 500 }];
    expect(await crm.referrals(actor)).toMatchObject(converted);

    await add('Hanabira Inc.');
    for (const dryRun of [true, false]) {
      const request = { ...AWARD, dryRun };
      const same = { unchanged: 1, corrected: 0, refused: 0 };
      expect(await crm.importReferrals(actor, told, {}, request)).toMatchObject(same);
      expect(await crm.importDeals(actor, deals('Hanabira'), {}, request)).toMatchObject(same);
    }
    await crm.test.database.write(actor, 'recordDeal', (tx) =>
      crm.verbs.recordDeal.recordDeal(tx, actor, {
        externalId: 'D1',
        companyName: 'Hanabira',
        stage: 'WON',
      }),
    );
    expect(await crm.referrals(actor)).toMatchObject(converted);
    expect(await companies(actor)).toEqual(['Hanabira GmbH', 'Hanabira Inc.']);

    const corrected = { corrected: 1, unchanged: 0 };
    expect(await crm.importDeals(actor, deals('Hanabira Inc.'))).toMatchObject(corrected);
    expect(await crm.deals(actor)).toMatchObject([{ id: 'D1', company: 'Hanabira Inc.' }]);
  });

  it('R-O1: a legal form that is part of another name stands in the way of none', async () => {
    const { actor } = await crm.program();
    const names = ['Hanabira YK', 'Hanabira Inc.', 'Hanabira 有限会社', 'Hanabira gufen'];
    names.push('Hanabira股份有限公司');
    for (const name of [...names, ...names]) {
      await crm.test.database.write(actor, 'addCompanies', (tx) =>
        new FindOrAddCompanies().findOrAddCompanies(tx, actor, [{ name }]),
      );
    }
    expect(await companies(actor)).toEqual(names.toSorted());
  });

  it('K11: thousands of names without their forms cost no more with many companies', async () => {
    const { actor } = await crm.program();
    const names = (form: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ name: `Company ${String(n)}${form}` }));
    const add = (wanted: { name: string }[]) =>
      crm.test.database.write(actor, 'addCompanies', (tx) =>
        new FindOrAddCompanies().findOrAddCompanies(tx, actor, wanted),
      );
    await add(names(' Ltd', 20_000));
    await crm.test.superuser('ANALYZE company');
    const begun = performance.now();
    const found = await add(names('', 1_000));
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(new Set(found.map(({ name }) => name.slice(-3)))).toEqual(new Set(['Ltd']));
  });

  it('K11: one large customer stops neither an import nor a deal that a person records', async () => {
    const { actor } = await crm.program();
    const guests = Array.from(
      { length: 500 },
      (_, n) =>
        `Q${String(n)},rosa${String(n)}@feld.example,Guest ${String(n)},guest${String(n)}@riverbank.example,Riverbank Motors,2026-10-${String((n % 28) + 1).padStart(2, '0')}`,
    );
    await crm.importReferrals(actor, referralRows(...guests));
    const deals = Array.from(
      { length: 100 },
      (_, n) => `D${String(n)},,Riverbank Motors,OPEN,,100,EUR`,
    );
    expect(await crm.importDeals(actor, dealRows(...deals))).toMatchObject({ imported: 100 });
    const begun = performance.now();
    const id = await crm.test.database.write(actor, 'recordDeal', (tx) =>
      crm.verbs.recordDeal.recordDeal(tx, actor, {
        externalId: 'D1',
        companyName: 'Riverbank Motors',
        stage: 'LOST',
      }),
    );
    expect(id).toEqual(expect.any(String));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
