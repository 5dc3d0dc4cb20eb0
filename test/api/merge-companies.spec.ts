import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import type { CompanyApi } from '../support/api/company-api.js';
import { MergeApi, word } from '../support/api/merge-api.js';

describe('R-O1: two companies that are one', () => {
  let on: MergeApi;
  let api: CompanyApi;

  beforeAll(async () => {
    on = await MergeApi.open();
    api = on.api;
  }, 60_000);
  afterAll(() => api.app.close());

  const linesOf = async (id: Id) =>
    api.app.test.superuser<{ outcome: string }>(
      `SELECT outcome FROM timeline WHERE subject_id = $1 AND rule = 'R-O1' ORDER BY seq`,
      [id],
    );
  const versionOf = async (id: Id): Promise<number> =>
    (
      await api.app.get<{ version: number }>(
        api.dana,
        'query ($id: ID!) { company(id: $id) { version } }',
        { id },
      )
    ).version;

  it('forty previews at once are tried and undone, and none waits for the others', async () => {
    const ask =
      'query ($id: ID!) { companyMergePreview(mergedId: $id, survivorId: $id) { factsTaken } }';
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => api.app.ask(api.priya, ask, { id: newId() })),
    );
    expect(answers.map(({ errors }) => errors ?? [])).toEqual(answers.map(() => []));
  });

  it('a preview says what moves and what it changes, and changes nothing', async () => {
    const { gmbh, inc, referral } = await on.apart();
    const before = await on.seen(inc);
    expect(await on.preview(gmbh, inc)).toMatchObject({
      merged: { id: gmbh },
      survivor: { id: inc },
      moves: [
        { kind: 'DOMAIN', count: 1 },
        { kind: 'FACT', count: 1 },
        { kind: 'REFERRAL', count: 1 },
      ],
      factsTaken: ['country'],
      factsKept: [],
      referrals: [
        { referral: { id: referral.id }, statusBefore: 'SUBMITTED', statusAfter: 'CONVERTED' },
      ],
    });
    expect(await on.seen(inc)).toEqual(before);
    expect(await on.statusOf(referral.id)).toBe('SUBMITTED');
    expect(await on.preview(gmbh, gmbh)).toBeNull();
    expect(await on.preview(gmbh, newId())).toBeNull();
  });

  it('what is one has what both had; its names, ids and domains lead to it', async () => {
    const { name, externalId, gmbh, inc, referral, dealId } = await on.apart();
    expect(await on.merge(api.dana, gmbh, inc)).toMatchObject({ id: inc });
    const one = await on.seen(inc);
    expect(one).toMatchObject({ country: 'DE', industry: 'Tea', domains: [`${name}.example`] });
    expect(await on.statusOf(referral.id)).toBe('CONVERTED');
    expect(await on.seen(gmbh)).toMatchObject({ id: inc });
    // The CRM by its old id, by its domain and by each name; and a form that nobody bears is another.
    for (const by of [
      { externalId },
      { companyName: `${name} GmbH` },
      { companyName: name },
      { companyName: word(), domains: [`${name}.example`] },
    ]) {
      expect(await on.change(on.crm, { ...by, employees: 7 })).toMatchObject({ id: inc });
    }
    expect(await on.change(on.crm, { companyId: gmbh, employees: 8 })).toMatchObject({ id: inc });
    expect((await on.change(on.crm, { companyName: `${name} KK` })).id).not.toBe(inc);
    const again = await on.addAgain(`${name} GmbH`);
    expect(again).toMatchObject({ code: 'COMPANY_KNOWN', company: { id: inc } });
    const later = await api.record({ companyName: `${name} GmbH`, stage: 'OPEN' });
    expect(await on.companyOfDeal(later.id)).toBe(inc);
    expect(await on.companyOfDeal(dealId)).toBe(inc);
    expect((await linesOf(inc)).map(({ outcome }) => outcome)).toEqual(['MERGED']);
    expect((await linesOf(gmbh)).map(({ outcome }) => outcome)).toEqual(['MERGED_INTO']);
    const { data } = await api.app.ask(
      api.dana,
      `query ($id: ID!, $search: String) {
         companies(filter: { search: $search }) { edges { node { id } } }
         referrals(filter: { companyId: $id }) { edges { node { id } } }
         deals(companyId: $id) { edges { node { id } } }
         advocates(companyId: $id) { edges { node { id } } } }`,
      { id: gmbh, search: `${name} GmbH` },
    );
    expect(data).toMatchObject({
      companies: { edges: [{ node: { id: inc } }] },
      referrals: { edges: [{ node: { id: referral.id } }] },
    });
  });

  it('a country in which no listed company is any more is nothing to filter by', async () => {
    const { gmbh, inc } = await on.apart();
    await api.app.test.superuser('UPDATE company SET country = $2 WHERE id = $1', [inc, 'IS']);
    await api.app.test.superuser('UPDATE company SET country = $2 WHERE id = $1', [gmbh, 'FO']);
    const countries = () => api.app.get<string[]>(api.dana, '{ companyCountries }');
    expect(await countries()).toEqual(expect.arrayContaining(['FO', 'IS']));
    await api.app.test.superuser('UPDATE company SET merged_into = $2 WHERE id = $1', [gmbh, inc]);
    expect(await countries()).toContain('IS');
    expect(await countries()).not.toContain('FO');
    await api.app.test.superuser('UPDATE company SET merged_into = NULL WHERE id = $1', [gmbh]);
  });

  it('taken back, each has what it had; what came since stays with the one that stayed', async () => {
    const { name, externalId, gmbh, inc, referral, dealId } = await on.apart();
    const before = { gmbh: await on.seen(gmbh), inc: await on.seen(inc) };
    await on.merge(api.priya, gmbh, inc);
    const later = await api.record({ companyName: `${name} GmbH`, stage: 'OPEN' });
    await on.change(api.dana, { companyId: inc, country: 'JP', version: await versionOf(inc) });
    const [done] = (await on.seen(inc)).merges;
    expect(done).toMatchObject({
      merged: { id: gmbh, name: `${name} GmbH`, externalId },
      mergedBy: 'Priya Nair',
      canBeTakenBack: true,
    });
    expect(await on.unmerge(api.dana, done?.id ?? '')).toMatchObject({ id: gmbh });
    expect(await on.statusOf(referral.id)).toBe('SUBMITTED');
    const after = { gmbh: await on.seen(gmbh), inc: await on.seen(inc) };
    expect({ ...after.gmbh, timeline: [], merges: [] }).toEqual({
      ...before.gmbh,
      timeline: [],
    });
    expect(after.inc).toMatchObject({ country: 'JP', industry: 'Tea', domains: [] });
    expect(await on.companyOfDeal(later.id)).toBe(inc);
    expect(await on.companyOfDeal(dealId)).toBe(inc);
    expect(await on.change(on.crm, { externalId, employees: 9 })).toMatchObject({ id: gmbh });
    expect(await on.unmerge(api.priya, done?.id ?? '')).toMatchObject({ code: 'MERGE_STAYS' });
  });

  it('tags, attributes, kinds and people come and go', async () => {
    const name = word();
    const [gmbh, inc] = [await on.add(`${name} GmbH`), await on.add(`${name} Inc.`)];
    const tag = (companyIds: Id[], add: string[]) =>
      api.app.get(
        api.dana,
        `mutation ($input: TagCompaniesInput!) { tagCompanies(input: $input) {
           ... on TaggedCompanies { changed } } }`,
        { input: { companyIds, add } },
      );
    await tag([gmbh, inc], [`${name} both`]);
    await tag([gmbh], [`${name} one`]);
    await api.say(api.dana, { companyId: gmbh, says: 'ACCOUNT' });
    const kei = await api.app.person(api.program, ['advocate'], { name: 'Kei Ono' });
    await api.app.test.superuser(
      'UPDATE advocate SET company_id = $3 WHERE program_id = $1 AND id = $2',
      [api.program.id, kei.advocateId, gmbh],
    );
    const before = { gmbh: await on.seen(gmbh), inc: await on.seen(inc) };
    await on.merge(api.dana, gmbh, inc);
    const one = await on.seen(inc);
    expect(one).toMatchObject({ kind: 'ACCOUNT', kindReason: 'PERSON', advocateCount: 1 });
    expect(one.tags.map((each) => each.name).sort()).toEqual([`${name} both`, `${name} one`]);
    // A segment that names the old one means the other.
    const nothing = { match: 'ALL', groups: [] };
    const condition = { trait: 'company.which', operator: 'IS_ONE_OF', values: [gmbh] };
    const include = { match: 'ALL', groups: [{ match: 'ALL', conditions: [condition] }] };
    const asked = await api.app.get<{ size: number }>(
      api.priya,
      'query ($rule: SegmentRuleInput!) { segmentPreview(rule: $rule) { size } }',
      { rule: { include, exclude: nothing } },
    );
    expect(asked.size).toBe(1);
    // Also who names the old one tags the other.
    await tag([gmbh], [`${name} since`]);
    await on.unmerge(api.dana, one.merges[0]?.id ?? '');
    const after = { gmbh: await on.seen(gmbh), inc: await on.seen(inc) };
    expect({ ...after.gmbh, timeline: [] }).toEqual({ ...before.gmbh, timeline: [] });
    expect(after.inc).toMatchObject({ kind: 'PROSPECT', advocateCount: 0 });
    expect(after.inc.tags.map((each) => each.name).sort()).toEqual([
      `${name} both`,
      `${name} since`,
    ]);
  });
});
