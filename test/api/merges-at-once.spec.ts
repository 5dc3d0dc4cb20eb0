import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import type { CompanyApi } from '../support/api/company-api.js';
import { MERGE, MergeApi, told, word } from '../support/api/merge-api.js';

describe('R-O1: merges at once, late, of others and of oneself', () => {
  let on: MergeApi;
  let api: CompanyApi;

  beforeAll(async () => {
    on = await MergeApi.open();
    api = on.api;
  }, 60_000);
  afterAll(() => api.app.close());

  it('of two merges at once one is second; chains lead to the last, and are taken back in any order', async () => {
    const name = word();
    const [a, b, c] = [
      await on.add(`${name} GmbH`),
      await on.add(`${name} Inc.`),
      await on.add(`${name} KK`),
    ];
    const both = await Promise.all([on.merge(api.dana, a, b), on.merge(api.priya, b, a)]);
    expect(both.map(({ code }) => code).filter((code) => code !== undefined)).toEqual([
      'COMPANY_MERGED',
    ]);
    const first = both.find(({ code }) => code === undefined)?.id ?? '';
    const other = first === a ? b : a;
    const [ofFirst] = (await on.seen(first)).merges;
    await on.merge(api.dana, first, c);
    expect(await on.seen(other)).toMatchObject({ id: c });
    expect(await on.merge(api.dana, other, c)).toMatchObject({ code: 'COMPANY_MERGED' });
    const [ofSecond] = (await on.seen(c)).merges;
    await on.unmerge(api.dana, ofFirst?.id ?? '');
    expect([(await on.seen(other)).id, (await on.seen(first)).id]).toEqual([other, c]);
    await on.unmerge(api.dana, ofSecond?.id ?? '');
    expect((await on.seen(first)).id).toBe(first);
    // A chain that is merged as one: who is named as the one that stays may itself be another.
    await on.merge(api.dana, a, b);
    await on.merge(api.dana, b, c);
    const d = await on.add(`${name} SA`);
    expect(await on.merge(api.dana, d, a)).toMatchObject({ id: c });
  });

  it('deals and referrals that come while two are merged come to the one that stays', async () => {
    const { name, gmbh, inc } = await on.apart();
    const [, ...later] = await Promise.all([
      on.merge(api.dana, gmbh, inc),
      ...[1, 2, 3].map(() => api.record({ companyName: `${name} GmbH`, stage: 'OPEN' })),
      ...[1, 2, 3].map(() => api.referAt(`${name} GmbH`)),
    ]);
    expect(later).toHaveLength(6);
    const left = await api.app.test.superuser(
      `SELECT 1 FROM deal WHERE company_id = $1 UNION ALL
       SELECT 1 FROM referral WHERE company_id = $1`,
      [gmbh],
    );
    expect(left).toEqual([]);
  });

  it('after 30 days it stays', async () => {
    const name = word();
    const [a, b] = [await on.add(`${name} GmbH`), await on.add(`${name} Inc.`)];
    await on.merge(api.dana, a, b);
    await api.app.test.superuser(
      `UPDATE company_merge SET merged_at = merged_at - interval '30 days' WHERE merged_id = $1`,
      [a],
    );
    const [done] = (await on.seen(b)).merges;
    expect(done?.canBeTakenBack).toBe(false);
    expect(await on.unmerge(api.dana, done?.id ?? '')).toMatchObject({ code: 'MERGE_STAYS' });
  });

  it('R-A1: nothing of another programme, and nothing for advocates', async () => {
    const name = word();
    const [a, b] = [await on.add(`${name} GmbH`), await on.add(`${name} Inc.`)];
    const elsewhere = await api.app.test.createProgram();
    const stranger = await api.app.person(elsewhere, ['admin'], { name: 'Noor Aziz' });
    expect(await on.merge(stranger, a, b)).toMatchObject({ code: 'NOT_FOUND' });
    await on.merge(api.dana, a, b);
    const [done] = (await on.seen(b)).merges;
    expect(await on.unmerge(stranger, done?.id ?? '')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await on.merge(api.dana, b, b)).toMatchObject({ code: 'INVALID_INPUT' });
    const { errors } = await api.app.ask(api.mei, MERGE, told({ mergedId: a, survivorId: b }));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('R-C5: nobody merges companies so that points come to themselves', async () => {
    const name = word();
    const noor = await api.app.person(api.program, ['advocate', 'sales'], { name: 'Noor Aziz' });
    const [gmbh, inc] = [await on.add(`${name} GmbH`), await on.add(`${name} Inc.`)];
    const referral = await api.referAt(`${name} GmbH`, noor);
    await api.app.get(
      api.priya,
      `mutation ($input: ModerateReferralInput!) { moderateReferral(input: $input) {
         __typename ... on UserError { code message } } }`,
      { input: { id: referral.id, accepted: true, idempotencyKey: newId() } },
    );
    await api.record({ companyName: `${name} Inc.`, stage: 'WON' });
    expect(await on.merge(noor, gmbh, inc)).toMatchObject({ code: 'OWN_MERGE' });
    expect(await on.merge(api.dana, gmbh, inc)).toMatchObject({ id: inc });
  });
});
