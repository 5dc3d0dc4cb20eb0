import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { Who } from '../support/api/served-app.js';

const ANSWER = `__typename ... on Company { id employees domains }
  ... on UserError { code path } ... on DomainTaken { domain company { id } }`;
const CHANGE = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) { ${ANSWER} } }`;
const ADD = `mutation ($input: AddCompanyInput!) { addCompany(input: $input) { ${ANSWER} } }`;

interface Changed {
  readonly id: Id;
  readonly code?: string;
}

/** Whose a domain is, and what follows from it: nothing for referrals (ADR 0041). */
describe('R-O1: domains of companies', () => {
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

  it('a domain is of one company, also where two are given it at once', async () => {
    const [one, other] = [await api.companyWith('OPEN'), await api.companyWith('OPEN')];
    const domains = ['a-2.example', 'b-2.example'];
    const answers = await Promise.all([
      change(api.dana, { companyId: one.id, domains, version: 0 }),
      change(api.priya, { companyId: other.id, domains: domains.toReversed(), version: 0 }),
    ]);
    const owner = answers.find(({ code }) => code === undefined);
    expect(answers.filter(({ code }) => code === 'DOMAIN_TAKEN')).toMatchObject([
      { path: ['domains'], domain: 'a-2.example', company: { id: owner?.id } },
    ]);
    // What the first gives up, the second may have; the rest not.
    const second = owner?.id === one.id ? other : one;
    await change(api.dana, { companyId: owner?.id, domains: ['a-2.example'], version: 1 });
    expect(await change(crm, { companyId: second.id, domains })).toMatchObject({
      code: 'DOMAIN_TAKEN',
      domain: 'a-2.example',
    });
    expect(await change(crm, { companyId: second.id, domains: ['b-2.example'] })).toMatchObject({
      domains: ['b-2.example'],
    });
  });

  it('a company whose domain is of another is not added at all', async () => {
    const name = `Umi ${newId()}`;
    await add(api.dana, { name: `${name} one`, domains: ['umi-3.example'] });
    const answer = await add(api.dana, { name: `${name} two`, domains: ['umi-3.example'] });
    expect(answer).toMatchObject({ code: 'DOMAIN_TAKEN' });
    expect(await add(api.dana, { name: `${name} two` })).toMatchObject({ __typename: 'Company' });
  });

  it('a company that the CRM renamed is found by its domain, and keeps its new id', async () => {
    const { id, name } = await api.companyWith('OPEN');
    await change(api.dana, { companyId: id, domains: ['old-5.example'], version: 0 });
    const externalId = newId();
    const told = { externalId, companyName: `New ${externalId}`, domains: ['OLD-5.example'] };
    expect(await change(crm, { ...told, employees: 7 })).toMatchObject({ id, employees: 7 });
    expect(await api.seen(id)).toMatchObject({ name, externalId });
    const other = await add(crm, { name: `Else ${externalId}`, domains: ['else-5.example'] });
    const both = { companyName: 'Both', domains: ['old-5.example', 'else-5.example'] };
    expect(await change(crm, both)).toMatchObject({ code: 'INVALID_INPUT', path: ['domains'] });
    // By our own id it is that one and no other.
    expect(await change(crm, { companyId: other.id, domains: ['old-5.example'] })).toMatchObject({
      code: 'DOMAIN_TAKEN',
    });
  });

  it('R-W13: a referral is of the company that it names, whatever domain its address has', async () => {
    const companyOf = async (id: Id) =>
      api.app.get<{ company: { id: Id } }>(
        api.dana,
        'query ($id: ID!) { referral(id: $id) { company { id } } }',
        { id },
      );
    const named = await api.companyWith('LOST');
    const before = await api.referAt(named.name);
    // `referAt` gives each an address at this domain.
    await add(crm, { name: `Other ${newId()}`, domains: ['kita.example'] });
    const after = await api.referAt(named.name);
    for (const { id } of [before, after]) {
      expect(await companyOf(id)).toEqual({ company: { id: named.id } });
    }
  });

  it('staff are offered the company of an address, while nobody said for whom they work', async () => {
    const suggested = async () =>
      (
        await api.app.get<{ suggestedCompany: { id: Id } | null }>(
          api.dana,
          'query ($id: ID!) { advocate(id: $id) { suggestedCompany { id } } }',
          { id: kei.advocateId },
        )
      ).suggestedCompany;
    const kei = await api.app.person(api.program, ['advocate'], { name: 'Kei Ono' });
    await api.app.test.superuser(
      'UPDATE advocate SET email = $2 WHERE program_id = $1 AND id = $3',
      [api.program.id, 'kei@lab.ono-6.example', kei.advocateId],
    );
    expect(await suggested()).toBeNull();
    const { id } = await add(crm, { name: `Ono ${newId()}`, domains: ['ono-6.example'] });
    expect(await suggested()).toEqual({ id });
    await api.app.test.superuser(
      'UPDATE advocate SET company_id = $2 WHERE program_id = $1 AND id = $3',
      [api.program.id, id, kei.advocateId],
    );
    expect(await suggested()).toBeNull();
  });
});
