import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { Who } from '../support/api/served-app.js';

const ADD = `mutation ($input: AddCompanyInput!) { addCompany(input: $input) {
  __typename ... on Company { id name } ... on UserError { code } } }`;
const SEEN = `query ($id: ID!) { company(id: $id) {
  possibleDuplicates { company { id name } reasons }
  saidToBeTwo { company { id } saidBy }
  timeline { rule outcome inputs forStaffOnly } } }`;
const DECLARE = `mutation ($input: DeclareTwoCompaniesInput!) { declareTwoCompanies(input: $input) {
  __typename ... on Company { id } ... on UserError { code path } } }`;
const LIST = `query ($filter: CompanyFilter) { possibleDuplicateCount
  companies(filter: $filter, first: 100) { edges { node { id } } } }`;

interface Seen {
  readonly possibleDuplicates: readonly {
    readonly company: { readonly id: Id; readonly name: string };
    readonly reasons: readonly string[];
  }[];
  readonly saidToBeTwo: readonly {
    readonly company: { readonly id: Id };
    readonly saidBy: string;
  }[];
  readonly timeline: readonly { readonly outcome: string; readonly inputs: object }[];
}

describe('R-O1: possible duplicates of companies', () => {
  let api: CompanyApi;

  beforeAll(async () => {
    api = await CompanyApi.open();
  }, 60_000);
  afterAll(() => api.app.close());

  const add = async (name: string, more: object = {}): Promise<Id> =>
    (
      await api.app.get<{ id: Id }>(api.dana, ADD, {
        input: { name, idempotencyKey: newId(), ...more },
      })
    ).id;
  const seen = (id: Id): Promise<Seen> => api.app.get(api.dana, SEEN, { id });
  const shown = async (id: Id) =>
    Object.fromEntries(
      (await seen(id)).possibleDuplicates.map(({ company, reasons }) => [company.id, reasons]),
    );
  const declare = (who: Who, companyId: Id, otherId: Id, areTwo = true) =>
    api.app.get<{ __typename: string; code?: string; path?: string[] }>(who, DECLARE, {
      input: { companyId, otherId, areTwo },
    });
  const listed = async () => {
    const { data } = await api.app.ask(api.dana, LIST, { filter: { possibleDuplicate: true } });
    const { possibleDuplicateCount: count, companies } = data as {
      possibleDuplicateCount: number;
      companies: { edges: { node: { id: Id } }[] };
    };
    return { count, ids: companies.edges.map(({ node }) => node.id) };
  };
  const word = () => `w${newId().slice(-12)}`;

  it('companies of one name with other legal forms are shown to each other', async () => {
    const name = word();
    const [gmbh, inc] = [await add(`${name} GmbH`), await add(`${name} Inc.`)];
    expect(await shown(gmbh)).toEqual({ [inc]: ['SAME_NAME'] });
    expect(await shown(inc)).toEqual({ [gmbh]: ['SAME_NAME'] });
  });

  it('so are names that differ in blanks and accents, and no others', async () => {
    const name = word();
    const plain = await add(`${name}mueller works`);
    const accented = await add(`${name} Muéllerworks KG`);
    await add(`${name}mueller work`);
    expect(await shown(plain)).toEqual({ [accented]: ['LIKE_NAME'] });
  });

  it('so is the company whose domain the address of somebody there has', async () => {
    const [here, there] = [await add(word()), await add(word())];
    const domain = `${word()}.example`;
    const kei = await api.app.person(api.program, ['advocate'], { name: 'Kei Ono' });
    await api.app.test.superuser(
      'UPDATE advocate SET email = $3, company_id = $4 WHERE program_id = $1 AND id = $2',
      [api.program.id, kei.advocateId, `kei@${domain}`, here],
    );
    expect(await shown(here)).toEqual({});
    const changed = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) {
      ... on Company { id } } }`;
    const input = { companyId: there, domains: [domain], version: 0, idempotencyKey: newId() };
    await api.app.get(api.dana, changed, { input });
    expect(await shown(here)).toEqual({ [there]: ['ADDRESS'] });
    expect(await shown(there)).toEqual({ [here]: ['ADDRESS'] });
  });

  it('two that a person said are two are shown no more, until it is taken back; once, also at once', async () => {
    const name = word();
    const [one, other] = [await add(`${name} GmbH`), await add(`${name} Inc.`)];
    const before = await listed();
    expect(before.ids).toEqual(expect.arrayContaining([one, other]));
    await Promise.all([declare(api.dana, one, other), declare(api.priya, other, one)]);
    expect((await seen(one)).possibleDuplicates).toEqual([]);
    expect((await seen(other)).saidToBeTwo).toMatchObject([{ company: { id: one } }]);
    const after = await listed();
    expect(after.count).toBe(before.count - 2);
    expect(after.ids).toHaveLength(before.ids.length - 2);
    await declare(api.dana, other, one, false);
    await declare(api.dana, other, one, false);
    expect(await shown(one)).toEqual({ [other]: ['SAME_NAME'] });
    const lines = (await seen(one)).timeline.filter(({ outcome }) => outcome.startsWith('ARE_'));
    expect(lines).toMatchObject([
      { outcome: 'ARE_TWO', inputs: { companyId: other } },
      { outcome: 'ARE_TWO_TAKEN_BACK', inputs: { companyId: other } },
    ]);
  });

  it('R-A1, R-A2: nothing of another programme, and nothing for advocates', async () => {
    const name = word();
    const here = await add(`${name} GmbH`);
    const elsewhere = await api.app.test.createProgram();
    const stranger = await api.app.person(elsewhere, ['admin'], { name: 'Noor Aziz' });
    const { id: there } = await api.app.get<{ id: Id }>(stranger, ADD, {
      input: { name: `${name} Inc.`, idempotencyKey: newId() },
    });
    expect(await shown(here)).toEqual({});
    expect(await declare(api.dana, here, there)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['otherId'],
    });
    expect(await declare(stranger, here, there)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['companyId'],
    });
    expect(await declare(api.dana, here, here)).toMatchObject({ code: 'INVALID_INPUT' });
    await api.referAt(`${name} GmbH`);
    const { errors } = await api.asAdvocate('possibleDuplicates { reasons }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
