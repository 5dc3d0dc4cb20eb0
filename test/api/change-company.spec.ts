import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { Who } from '../support/api/served-app.js';

const FACTS = 'id country giftsAllowed publicSector allowsGifts version';
const CHANGE = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) {
  __typename ... on Company { ${FACTS} } ... on UserError { code path message } } }`;
const REDEEM = `mutation ($input: RedeemRewardInput!) { redeemReward(input: $input) {
  __typename ... on UserError { code message } } }`;

interface Changed {
  readonly id: Id;
  readonly version: number;
  readonly code?: string;
}

/** Country, gifts and public sector: who says them, and what follows for rewards. */
describe('R-O2: what staff state of a company', () => {
  let api: CompanyApi;
  let crm: Who;

  beforeAll(async () => {
    api = await CompanyApi.open();
    crm = await api.keyOf(api.program, 'SALES');
  }, 60_000);
  afterAll(() => api.app.close());

  const change = (who: Who, input: object): Promise<Changed> =>
    api.app.get(who, CHANGE, { input: { idempotencyKey: newId(), ...input } });

  it('K19: an advocate of a public-sector company redeems no gift, unless one allows it', async () => {
    const { id } = await api.companyWith('OPEN');
    const { program } = api;
    await api.app.test.superuser(
      'UPDATE advocate SET company_id = $2 WHERE program_id = $1 AND name = $3',
      [program.id, id, 'Mei Tanaka'],
    );
    const reward = await api.app.get<{ id: Id; version: number }>(
      api.priya,
      `mutation ($input: SaveRewardInput!) { saveReward(input: $input) {
         ... on Reward { id version } ... on UserError { message } } }`,
      {
        input: {
          name: 'Tea set',
          description: 'Green tea',
          isGift: true,
          pricePoints: 100,
          translations: [],
          idempotencyKey: newId(),
        },
      },
    );
    await api.app.get(
      api.priya,
      `mutation ($input: LoadGiftCodesInput!) { loadGiftCodes(input: $input) { __typename } }`,
      { input: { rewardId: reward.id, codes: ['TEA-1'] } },
    );
    const live = await api.app.get<{ version: number }>(
      api.priya,
      `mutation ($input: SetRewardStatusInput!) { setRewardStatus(input: $input) {
         ... on Reward { version } ... on UserError { message } } }`,
      {
        input: { id: reward.id, version: reward.version, status: 'LIVE', idempotencyKey: newId() },
      },
    );
    const redeem = () =>
      api.app.get<{ code?: string }>(api.mei, REDEEM, {
        input: {
          rewardId: reward.id,
          rewardVersion: live.version,
          pricePoints: 100,
          idempotencyKey: newId(),
        },
      });
    const said = await change(api.dana, { companyId: id, publicSector: true, version: 0 });
    expect(said).toMatchObject({ publicSector: true, giftsAllowed: null, allowsGifts: false });
    expect(await redeem()).toMatchObject({ code: 'GIFTS_NOT_ALLOWED' });
    await change(api.dana, { companyId: id, giftsAllowed: true, version: said.version });
    // Nobody earned points here: that is what is said once gifts are allowed.
    expect(await redeem()).toMatchObject({ code: 'INSUFFICIENT_POINTS' });
  });

  it('each change is on its timeline, what is absent stays, null takes back', async () => {
    const { id } = await api.companyWith('OPEN');
    await change(api.dana, { companyId: id, country: ' jp ', giftsAllowed: false, version: 0 });
    const next = await change(api.priya, { companyId: id, giftsAllowed: null, version: 1 });
    expect(next).toMatchObject({
      country: 'JP',
      giftsAllowed: null,
      allowsGifts: true,
      version: 2,
    });
    expect(await change(api.priya, { companyId: id, country: 'JP' })).toEqual(next); // the same again
    expect((await api.seen(id)).timeline).toMatchObject([
      { rule: 'R-O2', outcome: 'COUNTRY_CHANGED', inputs: { country: 'JP' } },
      { rule: 'R-O2', outcome: 'GIFTS_CHANGED', inputs: { giftsAllowed: false, gifts: false } },
      { rule: 'R-O2', outcome: 'GIFTS_CHANGED', inputs: { giftsAllowed: null, gifts: true } },
    ]);
  });

  it('the CRM tells it by its own id every night, and overrules no person', async () => {
    const externalId = newId();
    const told = { externalId, companyName: `Kita ${externalId}`, publicSector: false };
    const { id } = await change(crm, { ...told, country: 'DE' });
    await change(api.dana, { companyId: id, publicSector: true, version: 1 });
    expect(await change(crm, { ...told, country: 'FR' })).toMatchObject({
      id,
      country: 'FR',
      publicSector: true,
      allowsGifts: false,
    });
  });

  it('two at once: one is first, the other is told; sent again it is one change', async () => {
    const { id } = await api.companyWith('OPEN');
    const first = { companyId: id, country: 'JP', version: 0, idempotencyKey: newId() };
    const answers = await Promise.all([
      change(api.dana, first),
      change(api.priya, { companyId: id, country: 'DE', version: 0 }),
    ]);
    expect(answers.filter(({ code }) => code === 'STALE_VERSION')).toHaveLength(1);
    expect((await api.seen(id)).timeline).toHaveLength(1);
  });

  it.each([
    ['a country that is none', { country: 'XX' }, 'country'],
    ['a country by its name', { country: 'Japan' }, 'country'],
  ])('%s is refused, with what would be right', async (_name, input, path) => {
    const { id } = await api.companyWith('OPEN');
    expect(await change(api.dana, { companyId: id, version: 0, ...input })).toMatchObject({
      code: 'INVALID_INPUT',
      path: [path],
      message: expect.stringContaining('ISO 3166-1'),
    });
  });

  it('R-A1: the other programme changes nothing of it; an advocate reads nothing of it', async () => {
    const { id } = await api.companyWith('OPEN');
    const stranger = await api.app.person(await api.app.test.createProgram(), ['sales']);
    expect(await change(stranger, { companyId: id, country: 'JP', version: 0 })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await api.referAt('Kita');
    const { errors } = await api.asAdvocate('name allowsGifts');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
