import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { CompanyApi } from '../support/api/company-api.js';
import type { ServedPerson, Who } from '../support/api/served-app.js';
import { TAG_ADVOCATES } from '../support/api/story-documents.js';

const REFUSAL = '... on UserError { code path }';
const TAG_COMPANIES = `mutation ($input: TagCompaniesInput!) { tagCompanies(input: $input) {
  ... on TaggedCompanies { changed companies { tags { name } } } ${REFUSAL} } }`;
const RENAME = `mutation ($input: RenameTagInput!) { renameTag(input: $input) {
  ... on Tag { id name version } ... on TagNameTaken { tag { name } } ${REFUSAL} } }`;
const DELETE = `mutation ($input: DeleteTagInput!) { deleteTag(input: $input) {
  ... on DeletedTag { name advocates companies } ${REFUSAL} } }`;
const TAGS = `query ($search: String, $ids: [ID!], $first: PageSize = 10, $after: String) {
  tags(search: $search, ids: $ids, first: $first, after: $after) {
    edges { node { id name version advocateCount companyCount } }
    pageInfo { hasNextPage endCursor } } }`;

interface Shown {
  readonly id: Id;
  readonly name: string;
  readonly version: number;
}

describe('tags, as people and programs ask for them', () => {
  let api: CompanyApi;
  let marketer: ServedPerson;
  let mei: ServedPerson;

  beforeAll(async () => {
    api = await CompanyApi.open();
    marketer = api.priya;
    mei = api.mei;
  }, 60_000);
  afterAll(() => api.app.close());

  const get = <Data = Record<string, unknown>>(who: Who, document: string, input: object) =>
    api.app.get<Data & { code?: string }>(who, document, { input });
  const tags = async (variables: object = {}): Promise<Shown[]> => {
    const { edges } = await api.app.get<{ edges: { node: Shown }[] }>(marketer, TAGS, variables);
    return edges.map(({ node }) => node);
  };
  const tagOfName = async (search: string): Promise<Shown> => {
    const [found] = await tags({ search });
    if (!found) throw new Error(`No tag ${search}`);
    return found;
  };

  it('a marketer tags, everybody of staff reads, and a tag knows how many bear it', async () => {
    const { id } = await api.companyWith('OPEN');
    const advocateIds = [mei.advocateId];
    expect(await get(marketer, TAG_ADVOCATES, { advocateIds, add: ['VIP', 'Beta'] })).toMatchObject(
      { changed: 1, advocates: [{ tags: [{ name: 'Beta' }, { name: 'VIP' }] }] },
    );
    expect(await get(api.dana, TAG_COMPANIES, { companyIds: [id], add: ['ｖｉｐ'] })).toEqual({
      changed: 1,
      companies: [{ tags: [{ name: 'VIP' }] }],
    });
    expect(await tags()).toMatchObject([
      { name: 'Beta', advocateCount: 1, companyCount: 0 },
      { name: 'VIP', advocateCount: 1, companyCount: 1 },
    ]);
    const [beta] = await tags({ search: 'beta' });
    const bearers = `query ($tagIds: [ID!]) { advocates(tagIds: $tagIds) { edges { node { name } } } }`;
    expect(await api.app.get(marketer, bearers, { tagIds: [beta?.id, 'none'] })).toEqual({
      edges: [{ node: { name: 'Mei Tanaka' } }],
    });
    expect(await api.app.get(marketer, bearers, { tagIds: [newId()] })).toEqual({ edges: [] });
    expect(await tags({ search: 'ＢＥ' })).toMatchObject([{ name: 'Beta' }]);
    expect(await tags({ search: '%' })).toEqual([]);
    const seen = `query ($id: ID!) { company(id: $id) { tags { name } timeline { rule outcome
      inputs forStaffOnly } } }`;
    const { timeline } = await api.app.get<{ timeline: object[] }>(api.dana, seen, { id });
    expect(timeline).toMatchObject([
      {
        rule: 'R-A3',
        outcome: 'TAGGED',
        inputs: { tagId: expect.any(String) },
        forStaffOnly: true,
      },
    ]);
  });

  it('an advocate reads no tag, neither an own one nor that there are lines of it', async () => {
    await get(marketer, TAG_ADVOCATES, { advocateIds: [mei.advocateId], add: ['VIP'] });
    for (const document of ['{ me { tags { name } } }', TAGS]) {
      const { errors } = await api.app.ask(mei, document);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    await api.referAt('Kita');
    expect((await api.asAdvocate('tags { name }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { timeline } = await api.app.get<{ timeline: { rule: string }[] }>(
      mei,
      '{ me { timeline { rule } } }',
    );
    expect(timeline.filter(({ rule }) => rule === 'R-A3')).toEqual([]);
  });

  it('sales tags no advocate; who renames and deletes is a marketer or an admin', async () => {
    await get(marketer, TAG_ADVOCATES, { advocateIds: [mei.advocateId], add: ['Sales reads'] });
    const { id, version } = await tagOfName('Sales reads');
    const tries: [string, object][] = [
      [TAG_ADVOCATES, { advocateIds: [mei.advocateId], remove: ['Sales reads'] }],
      [RENAME, { id, version, name: 'Mine', idempotencyKey: newId() }],
      [DELETE, { id, version }],
    ];
    for (const [document, input] of tries) {
      const { errors } = await api.app.ask(api.dana, document, { input });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await tagOfName('Sales reads')).toMatchObject({ version, advocateCount: 1 });
  });

  it('renamed twice is once; a name of another is refused with that tag; deleted, it tells of whom', async () => {
    await get(marketer, TAG_ADVOCATES, { advocateIds: [mei.advocateId], add: ['Old', 'Taken'] });
    const { id } = await tagOfName('Old');
    const rename = { id, version: 1, name: 'Older', idempotencyKey: newId() };
    expect(await get(marketer, RENAME, rename)).toEqual({ id, name: 'Older', version: 2 });
    expect(await get(marketer, RENAME, rename)).toEqual({ id, name: 'Older', version: 2 });
    const taken = { id, version: 2, name: 'TAKEN', idempotencyKey: newId() };
    expect(await get(marketer, RENAME, taken)).toEqual({
      code: 'TAG_NAME_TAKEN',
      path: ['name'],
      tag: { name: 'Taken' },
    });
    expect(await get(marketer, DELETE, { id, version: 1 })).toMatchObject({
      code: 'STALE_VERSION',
    });
    expect(await get(marketer, DELETE, { id, version: 2 })).toEqual({
      name: 'Older',
      advocates: 1,
      companies: 0,
    });
    expect(await get(marketer, DELETE, { id, version: 2 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await tags({ ids: [id, 'none'] })).toEqual([]);
  });

  it.each([
    ['no one', { advocateIds: [] }, ['advocateIds']],
    ['an id that is none', { advocateIds: ['x'] }, ['advocateIds', '0']],
    ['a blank tag', { add: [' '] }, ['add', '0']],
    ['a tag of 101 characters', { add: ['x'.repeat(101)] }, ['add', '0']],
    ['the same both ways', { add: ['VIP'], remove: ['vip'] }, ['remove']],
    ['501', { advocateIds: Array.from({ length: 501 }, () => newId()) }, ['advocateIds']],
  ])('%s is refused at its field', async (_what, input, path) => {
    const whole = { advocateIds: [mei.advocateId], add: ['Never made'], ...input };
    expect(await get(marketer, TAG_ADVOCATES, whole)).toMatchObject({
      code: 'INVALID_INPUT',
      path,
    });
    expect(await tags({ search: 'never made' })).toEqual([]);
  });

  it('pages go on by name', async () => {
    const add = ['Page 1', 'Page 2', 'Page 3'];
    await get(marketer, TAG_ADVOCATES, { advocateIds: [mei.advocateId], add });
    interface Page {
      edges: { node: Shown }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const asked = { search: 'page', first: 2 };
    const first = await api.app.get<Page>(marketer, TAGS, asked);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const after = first.pageInfo.endCursor;
    const next = await api.app.get<Page>(marketer, TAGS, { ...asked, after });
    expect([...first.edges, ...next.edges].map(({ node }) => node.name)).toEqual(add);
  });
});
