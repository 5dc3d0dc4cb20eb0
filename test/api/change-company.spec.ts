import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { Who } from '../support/api/served-app.js';

const FACTS = `id country giftsAllowed publicSector allowsGifts owner { id name isStaff }
  revenue { amountMinor currency } customerSince renewsOn industry employees domains version`;
const REFUSED = `... on UserError { code path message } ... on InvalidInput { problems { path } }
  ... on DomainTaken { domain company { id } }`;
const CHANGE = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) {
  __typename ... on Company { ${FACTS} } ${REFUSED} } }`;
const ADD = `mutation ($input: AddCompanyInput!) { addCompany(input: $input) {
  __typename ... on Company { name externalId ${FACTS} } ${REFUSED}
  ... on CompanyKnown { company { id } } } }`;
const REDEEM = `mutation ($input: RedeemRewardInput!) { redeemReward(input: $input) {
  __typename ... on UserError { code message } } }`;

interface Changed {
  readonly id: Id;
  readonly version: number;
  readonly code?: string;
}

/** The facts of a company: who says them, who comes first, and what follows for rewards. */
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
  const add = (who: Who, input: object): Promise<Changed> =>
    api.app.get(who, ADD, { input: { idempotencyKey: newId(), ...input } });
  const staff = (who: Who): Promise<readonly { id: Id; name: string }[]> =>
    api.app.get(who, '{ staff { id name isStaff } }');

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

  it('each fact has its line, by codes and numbers alone', async () => {
    const { id } = await api.companyWith('OPEN');
    const dana = (await staff(api.priya)).find(({ name }) => name === 'Dana Cole');
    const facts = {
      revenue: { amountMinor: 1_200_000, currency: 'JPY' },
      customerSince: '2024-04-01',
      renewsOn: '2027-03-31',
      industry: 'Machine tools',
      employees: 340,
      domains: ['https://www.Kita-1.example/', 'bücher-1.example'],
    };
    const said = await change(api.dana, { companyId: id, ownerId: dana?.id, version: 0, ...facts });
    expect(said).toMatchObject({
      ...facts,
      owner: { ...dana, isStaff: true },
      domains: ['kita-1.example', 'bücher-1.example'],
      version: 1,
    });
    await change(api.dana, {
      companyId: id,
      ownerId: null,
      domains: ['kita-1.example'],
      version: 1,
    });
    expect((await api.seen(id)).timeline).toMatchObject([
      { outcome: 'OWNER_CHANGED', inputs: { ownerId: dana?.id } },
      { outcome: 'REVENUE_CHANGED', inputs: { amountMinor: 1_200_000, currency: 'JPY' } },
      { outcome: 'CUSTOMER_SINCE_CHANGED', inputs: { customerSinceOn: '2024-04-01' } },
      { outcome: 'RENEWAL_CHANGED', inputs: { renewsOn: '2027-03-31' } },
      { outcome: 'INDUSTRY_CHANGED', inputs: { stated: true } },
      { outcome: 'EMPLOYEES_CHANGED', inputs: { employees: 340 } },
      { outcome: 'DOMAINS_CHANGED', inputs: { domains: 2, added: 2, removed: 0 } },
      { outcome: 'OWNER_REMOVED', inputs: { ownerId: null } },
      { outcome: 'DOMAINS_CHANGED', inputs: { domains: 1, added: 0, removed: 1 } },
    ]);
  });

  it('R-U5: the CRM names an owner by their address; who left is still named', async () => {
    const { id } = await api.companyWith('OPEN');
    const noor = await api.app.person(api.program, ['sales'], { name: 'Noor Aziz' });
    const said = await change(crm, { companyId: id, ownerEmail: ` ${noor.email.toUpperCase()}` });
    expect(said).toMatchObject({ owner: { name: 'Noor Aziz', isStaff: true } });
    await api.app.test.superuser(
      `UPDATE membership SET status = 'REMOVED' WHERE program_id = $1 AND member_id = $2`,
      [api.program.id, noor.memberId],
    );
    expect(await change(crm, { companyId: id, employees: 12 })).toMatchObject({
      owner: { name: 'Noor Aziz', isStaff: false },
    });
    expect(await change(crm, { companyId: id, ownerEmail: noor.email })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['ownerEmail'],
    });
    expect((await staff(crm)).map(({ name }) => name)).not.toContain('Noor Aziz');
  });

  it('an added company is there with its facts; the same again is known, with which it is', async () => {
    const key = newId();
    const input = { name: `Aoi ${key} GmbH`, externalId: key, country: 'JP', idempotencyKey: key };
    const added = await add(crm, input);
    expect(added).toMatchObject({ name: input.name, externalId: key, country: 'JP', version: 1 });
    expect(await add(crm, input)).toEqual(added); // sent again
    for (const [known, path] of [
      [{ name: `aoi ${key}` }, 'name'],
      [{ name: `Other ${key}`, externalId: key }, 'externalId'],
    ] as const) {
      expect(await add(api.dana, known)).toMatchObject({
        code: 'COMPANY_KNOWN',
        path: [path],
        company: { id: added.id },
      });
    }
    expect((await api.seen(added.id)).timeline).toMatchObject([
      { outcome: 'ADDED', inputs: {}, actor: { kind: 'API_KEY' } },
      { outcome: 'COUNTRY_CHANGED', inputs: { country: 'JP' } },
    ]);
  });

  it('two who add one company at once: one is added, and the other is told which', async () => {
    const name = `Sora ${newId()}`;
    const answers = await Promise.all([add(api.dana, { name }), add(crm, { name })]);
    const id = answers.find(({ code }) => code === undefined)?.id;
    expect(answers.filter(({ code }) => code === 'COMPANY_KNOWN')).toMatchObject([
      { company: { id } },
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
    ['a public mail domain', { domains: ['kita.example', 'gmail.com'] }, 'domains.1'],
    ['no domain', { domains: ['kita'] }, 'domains.0'],
    ['no currency', { revenue: { amountMinor: 1, currency: 'YEN' } }, 'revenue.currency'],
    ['no amount', { revenue: { amountMinor: -1, currency: 'JPY' } }, 'revenue.amountMinor'],
    ['nobody at work', { employees: 0 }, 'employees'],
    ['two owners', { ownerId: newId(), ownerEmail: 'mei@kita.example' }, 'ownerId'],
  ])('%s is refused, with what would be right', async (_name, input, path) => {
    const { id } = await api.companyWith('OPEN');
    expect(await change(api.dana, { companyId: id, version: 0, ...input })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: path.split('.') }],
      message: expect.stringMatching(/ISO|mailbox|such as|amount|people|ownerEmail/),
    });
  });

  it('R-A1: the other programme changes nothing of it; an advocate reads nothing of it', async () => {
    const { id } = await api.companyWith('OPEN');
    const stranger = await api.app.person(await api.app.test.createProgram(), ['sales']);
    expect(await change(stranger, { companyId: id, country: 'JP', version: 0 })).toMatchObject({
      code: 'NOT_FOUND',
    });
    // A domain is of one company of a programme: the other programme's says nothing here.
    await change(api.dana, { companyId: id, domains: ['a-4.example'], version: 0 });
    expect(await add(stranger, { name: 'Kita', domains: ['a-4.example'] })).toMatchObject({
      domains: ['a-4.example'],
    });
    const [there] = await staff(stranger);
    expect(await change(api.dana, { companyId: id, ownerId: there?.id, version: 1 })).toMatchObject(
      { code: 'NOT_FOUND', path: ['ownerId'] },
    );
    await api.referAt('Kita');
    const { errors } = await api.asAdvocate('name allowsGifts');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
