import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { ServedPerson, Who } from '../support/api/served-app.js';
import { DEFINE_ATTRIBUTE } from '../support/api/story-documents.js';

const REFUSAL = '... on UserError { code path }';
const VALUES = `attributes { attribute { name type } text number day yesNo choice { label } version }`;
const CHANGE = `mutation ($input: ChangeAttributeInput!) { changeAttribute(input: $input) {
  ... on Attribute { name archived shownToAdvocates version choices { label } } ${REFUSAL} } }`;
const ORDER = `mutation ($input: OrderAttributesInput!) { orderAttributes(input: $input) {
  ... on OrderedAttributes { attributes { name } } ${REFUSAL} } }`;
const SET = `mutation ($input: SetAdvocateAttributesInput!) { setAdvocateAttributes(input: $input) {
  ... on AdvocateAttributesSet { changed kept advocates { ${VALUES} } } ${REFUSAL} } }`;
const SET_COMPANIES = `mutation ($input: SetCompanyAttributesInput!) {
  setCompanyAttributes(input: $input) {
  ... on CompanyAttributesSet { changed kept companies { id ${VALUES} } } ${REFUSAL} } }`;
const PREVIEW = `query ($rule: SegmentRuleInput!) { segmentPreview(rule: $rule) {
  size problems { message } } }`;
const LIST = `query ($subject: AttributeSubject!) { attributes(subject: $subject) { id name archived } }`;

interface Defined {
  readonly id: Id;
  readonly version: number;
  readonly code?: string;
}

describe('attributes, as people and programs ask for them', () => {
  let api: CompanyApi;
  let marketer: ServedPerson;
  let mei: ServedPerson;
  let crm: Who;

  beforeAll(async () => {
    api = await CompanyApi.open();
    marketer = api.priya;
    mei = api.mei;
    crm = await api.keyOf(api.program, 'SALES');
  }, 60_000);
  afterAll(() => api.app.close());

  const get = <Data = Record<string, unknown>>(who: Who, document: string, input: object) =>
    api.app.get<Data & { code?: string }>(who, document, { input });
  const define = (input: object): Promise<Defined> =>
    get<Defined>(marketer, DEFINE_ATTRIBUTE, {
      subject: 'ADVOCATE',
      type: 'TEXT',
      idempotencyKey: newId(),
      ...input,
    });
  const set = (who: Who, ...values: object[]) =>
    get(who, SET, { advocates: [{ advocateId: mei.advocateId, values }] });

  it('each type has its field; an advocate reads of themselves what is shown to them, and no more', async () => {
    await define({ name: 'Team' });
    await define({ name: 'Seats', type: 'NUMBER', shownToAdvocates: true });
    await define({ name: 'Met on', type: 'DAY' });
    await define({ name: 'Speaks', type: 'YES_NO' });
    await define({ name: 'Tier', type: 'CHOICE', choices: ['Gold', 'Silver'] });
    const answer = await set(
      marketer,
      { attribute: 'Team', text: 'Research' },
      { attribute: 'seats', number: 12.5 },
      { attribute: 'Met on', day: '2027-03-04' },
      { attribute: 'Speaks', yesNo: false },
      { attribute: 'Tier', choice: 'ｇｏｌｄ' },
    );
    expect(answer).toMatchObject({
      changed: 5,
      kept: 0,
      advocates: [
        {
          attributes: [
            { attribute: { name: 'Team' }, text: 'Research', number: null, version: 1 },
            { attribute: { name: 'Seats' }, number: 12.5 },
            { attribute: { name: 'Met on' }, day: '2027-03-04' },
            { attribute: { name: 'Speaks' }, yesNo: false },
            { attribute: { name: 'Tier' }, choice: { label: 'Gold' } },
          ],
        },
      ],
    });
    const own = await api.app.get<object>(mei, `{ me { ${VALUES} timeline { rule } } }`);
    expect(own).toMatchObject({
      attributes: [{ attribute: { name: 'Seats' }, number: 12.5 }],
      timeline: [],
    });
    expect(await api.app.get(api.dana, LIST, { subject: 'ADVOCATE' })).toHaveLength(5);
    const { errors } = await api.app.ask(mei, LIST, { subject: 'ADVOCATE' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('a key of the CRM writes values of many companies by their ids there, and overrules nobody', async () => {
    await define({ subject: 'COMPANY', name: 'Region' });
    const externalIds = [newId(), newId()];
    const ids: Id[] = [];
    for (const externalId of externalIds) {
      const { id } = await api.say(crm, {
        externalId,
        companyName: `Kita ${externalId}`,
        says: 'ACCOUNT',
      });
      ids.push(id);
    }
    const tell = (text: string) =>
      get(crm, SET_COMPANIES, {
        companies: externalIds.map((externalId) => ({
          externalId,
          values: [{ attribute: 'region', text }],
        })),
      });
    expect(await tell('North')).toMatchObject({ changed: 2, kept: 0 });
    const mine = { attribute: 'Region', text: 'South', version: 1 };
    await get(api.dana, SET_COMPANIES, { companies: [{ companyId: ids[0], values: [mine] }] });
    expect(await tell('West')).toMatchObject({ changed: 1, kept: 1 });
    const lost = { externalId: 'nobody', values: [{ attribute: 'region', text: 'x' }] };
    expect(await get(crm, SET_COMPANIES, { companies: [lost] })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['companies', '0', 'externalId'],
    });
    const seen = `query ($id: ID!) { company(id: $id) { ${VALUES}
      timeline { rule outcome forStaffOnly } } }`;
    expect(await api.app.get(api.dana, seen, { id: ids[0] })).toMatchObject({
      attributes: [{ text: 'South', version: 2 }],
      timeline: expect.arrayContaining([
        { rule: 'R-A3', outcome: 'ATTRIBUTE_SET', forStaffOnly: true },
      ]),
    });
    await api.referAt('Kita');
    const { errors } = await api.asAdvocate(VALUES);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('defined twice with one key it is one; a name is free once; archived it is not asked for', async () => {
    const input = { name: 'Once', idempotencyKey: newId() };
    const { id } = await define(input);
    expect((await define(input)).id).toBe(id);
    expect(await define({ name: 'ＯＮＣＥ' })).toMatchObject({ code: 'ATTRIBUTE_NAME_TAKEN' });
    expect(await define({ name: 'Empty list', type: 'CHOICE' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['choices'],
    });
    await set(marketer, { attributeId: id, text: 'kept' });
    const change = (version: number, changes: object) =>
      get(marketer, CHANGE, { id, version, idempotencyKey: newId(), ...changes });
    expect(await change(1, { archived: true })).toMatchObject({ archived: true, version: 2 });
    expect(await change(1, { archived: false })).toMatchObject({ code: 'STALE_VERSION' });
    const shown = async () => {
      const { attributes } = await api.app.get<{
        attributes: { attribute: { name: string }; text: string | null }[];
      }>(marketer, `query ($id: ID!) { advocate(id: $id) { ${VALUES} } }`, { id: mei.advocateId });
      return attributes.find(({ attribute }) => attribute.name === 'Once')?.text;
    };
    expect(await shown()).toBeUndefined();
    await change(2, { archived: false });
    expect(await shown()).toBe('kept');
    expect(await get(marketer, ORDER, { subject: 'ADVOCATE', ids: [id] })).toMatchObject({
      attributes: expect.arrayContaining([{ name: 'Once' }]),
    });
  });

  it('R-U2: segments ask about every attribute, of the advocate and of their company', async () => {
    const { id: seats } = await define({ name: 'Licences', type: 'NUMBER' });
    const { id: level } = await define({ name: 'Level', type: 'CHOICE', choices: ['High', 'Low'] });
    const { id: area } = await define({ subject: 'COMPANY', name: 'Area' });
    const { id: companyId } = await api.companyWith('OPEN');
    await api.app.test.superuser('UPDATE advocate SET company_id = $2 WHERE id = $1', [
      mei.advocateId,
      companyId,
    ]);
    await set(marketer, { attributeId: seats, number: 40 }, { attributeId: level, choice: 'high' });
    const inKansai = [{ companyId, values: [{ attributeId: area, text: 'Kansai' }] }];
    await get(marketer, SET_COMPANIES, { companies: inKansai });
    const [choice] = await api.app.test.superuser<{ id: Id }>(
      `SELECT id FROM attribute_choice WHERE attribute_id = $1 AND label = 'High'`,
      [level],
    );
    const sizeOf = async (attributeId: Id, operator: string, ...values: (Id | undefined)[]) => {
      const conditions = [{ trait: `attribute:${attributeId}`, operator, values }];
      const rule = {
        include: { match: 'ALL', groups: [{ match: 'ALL', conditions }] },
        exclude: { match: 'ANY', groups: [] },
      };
      return api.app.get<object>(marketer, PREVIEW, { rule });
    };
    const one = { size: 1, problems: [] };
    const none = { size: 0, problems: [] };
    expect(await sizeOf(seats, 'AT_LEAST', '40')).toEqual(one);
    expect(await sizeOf(seats, 'AT_LEAST', '41')).toEqual(none);
    expect(await sizeOf(level, 'IS_ONE_OF', choice?.id)).toEqual(one);
    expect(await sizeOf(area, 'CONTAINS', 'kan')).toEqual(one);
    expect(await sizeOf(area, 'IS_UNKNOWN')).toEqual(none);
  });

  it('sales reads of advocates and writes of companies; an advocate writes nothing', async () => {
    const tries: [Who, string, object][] = [
      [api.dana, DEFINE_ATTRIBUTE, { subject: 'COMPANY', type: 'TEXT', name: 'Mine' }],
      [api.dana, SET, { advocates: [{ advocateId: mei.advocateId, values: [] }] }],
      [mei, SET, { advocates: [{ advocateId: mei.advocateId, values: [] }] }],
      [mei, SET_COMPANIES, { companies: [{ externalId: 'x', values: [] }] }],
    ];
    for (const [who, document, input] of tries) {
      const { errors } = await api.app.ask(who, document, { input });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
