import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import type { TestProgram } from '../support/database/test-database.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';

const SAVE = `mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) {
  __typename ... on Segment { id name version size }
  ... on UserError { code path message } ... on InvalidInput { problems { path message } } } }`;
const DELETE = `mutation ($input: DeleteSegmentInput!) { deleteSegment(input: $input) {
  __typename ... on UserError { code path } } }`;
const PREVIEW = `query ($rule: SegmentRuleInput!) { segmentPreview(rule: $rule) {
  size advocates problems { path message } } }`;
const WHY = `query ($id: ID!, $advocateId: ID!) { segment(id: $id) { membership(advocateId: $advocateId) {
  isIn include { isMet groups { isMet conditions { trait isMet found { value label } } } }
  exclude { isMet } } } }`;
const MEMBERS = `query ($id: ID!, $search: String) { segment(id: $id) { size
  members(search: $search) { edges { node { name } } } } }`;

interface Saved {
  readonly __typename: string;
  readonly id: Id;
  readonly version: number;
  readonly size: number;
  readonly code?: string;
  readonly problems?: readonly { path: readonly string[]; message: string }[];
}

const NOTHING = { match: 'ANY', groups: [] };
const all = (...conditions: object[]) => ({
  include: { match: 'ALL', groups: [{ match: 'ALL', conditions }] },
  exclude: NOTHING,
});
const speaks = (...values: string[]) => ({
  trait: 'advocate.language',
  operator: 'IS_ONE_OF',
  values,
});

/** Saved questions about advocates, as a marketer meets them. */
describe('R-U2: segments', () => {
  let app: ServedApp;
  let program: TestProgram;
  let priya: ServedPerson;
  let mei: ServedPerson;
  let budi: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    priya = await app.person(program, ['marketer']);
    mei = await app.person(program, ['advocate'], { name: 'Mei Tanaka' });
    budi = await app.person(program, ['advocate'], { name: 'Budi Santoso' });
    for (const [{ advocateId }, language] of [
      [mei, 'ja'],
      [budi, 'id'],
    ] as const) {
      await app.test.superuser('UPDATE advocate SET language = $2 WHERE id = $1', [
        advocateId,
        language,
      ]);
    }
  }, 60_000);
  afterAll(() => app.close());

  const save = (input: object, who = priya): Promise<Saved> =>
    app.get(who, SAVE, { input: { idempotencyKey: newId(), name: 'Readers', ...input } });

  it('is counted while it is written, saved, listed, and asked about one person', async () => {
    const rule = all(speaks('ja', 'en'));
    expect(await app.get(priya, PREVIEW, { rule })).toEqual({
      size: 1,
      advocates: 2,
      problems: [],
    });
    const { id, size, version } = await save({ rule });
    expect({ size, version }).toEqual({ size: 1, version: 1 });
    expect(await app.get(priya, MEMBERS, { id, search: 'tan' })).toEqual({
      size: 1,
      members: { edges: [{ node: { name: 'Mei Tanaka' } }] },
    });
    const why = await app.get<{ membership: object }>(priya, WHY, {
      id,
      advocateId: budi.advocateId,
    });
    expect(why.membership).toEqual({
      isIn: false,
      include: {
        isMet: false,
        groups: [
          {
            isMet: false,
            conditions: [
              { trait: 'advocate.language', isMet: false, found: [{ value: 'id', label: 'id' }] },
            ],
          },
        ],
      },
      exclude: { isMet: false },
    });
    const of = `query ($id: ID!) { advocate(id: $id) { segments { id } } }`;
    expect(await app.get(priya, of, { id: mei.advocateId })).toEqual({ segments: [{ id }] });
    expect(await app.get(priya, of, { id: budi.advocateId })).toEqual({ segments: [] });
  });

  it('follows its rule from the next request on; an older read is told', async () => {
    const { id } = await save({ rule: all(speaks('ja')) });
    const next = { id, version: 1, rule: all(speaks('id', 'ja')) };
    expect(await save(next)).toMatchObject({ version: 2, size: 2 });
    expect(await save(next)).toMatchObject({ version: 2 });
    expect(await save({ id, version: 1, rule: all(speaks('en')) })).toMatchObject({
      code: 'STALE_VERSION',
    });
  });

  it('changed by two at once, one of them is told to look again', async () => {
    const { id } = await save({ rule: all(speaks('ja')) });
    const answers = await Promise.all(
      ['id', 'en'].map((language) => save({ id, version: 1, rule: all(speaks(language)) })),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Segment', 'StaleVersion']);
    const { version } = answers.find(({ __typename }) => __typename === 'Segment') ?? {};
    expect(version).toBe(2);
  });

  it('who leaves is in no segment, also not by what was true of them', async () => {
    const { id } = await save({ rule: { include: NOTHING, exclude: NOTHING } });
    const lena = await app.person(program, ['advocate'], { name: 'Lena Haddad' });
    expect(await app.get(priya, MEMBERS, { id, search: 'Lena' })).toMatchObject({ size: 3 });
    await app.get(lena, `mutation { leaveProgram { __typename } }`);
    expect(await app.get(priya, MEMBERS, { id, search: 'Lena' })).toEqual({
      size: 2,
      members: { edges: [] },
    });
    const asked = { id, advocateId: lena.advocateId };
    expect(await app.get(priya, WHY, asked)).toEqual({ membership: null });
  });

  it.each([
    ['no trait', { trait: 'advocate.shoe', operator: 'IS_KNOWN', values: [] }, 'trait'],
    ['an operator of another type', { ...speaks('ja'), operator: 'AT_LEAST' }, 'operator'],
    ['no value', speaks(), 'values'],
    ['a value of another list', speaks('ja', 'tlh'), 'values'],
    [
      'a value too many',
      { trait: 'points.available', operator: 'AT_LEAST', values: ['1', '2'] },
      'values',
    ],
    ['no number', { trait: 'points.available', operator: 'AT_LEAST', values: ['1e9'] }, 'values'],
    [
      'no day',
      { trait: 'advocate.joinedOn', operator: 'FROM_DAY', values: ['2026-02-30'] },
      'values',
    ],
    [
      'half a day',
      { trait: 'advocate.joinedOn', operator: 'WITHIN_LAST_DAYS', values: ['1.5'] },
      'values',
    ],
    [
      'a company that is not here',
      { trait: 'company.which', operator: 'IS_ONE_OF', values: [newId()] },
      'values',
    ],
    ['no text', { trait: 'advocate.timeZone', operator: 'CONTAINS', values: ['  '] }, 'values'],
  ])('says which condition cannot be asked: %s', async (_what, condition, field) => {
    const path = ['include', 'groups', '0', 'conditions', '1', field];
    const rule = all(speaks('ja'), condition);
    const preview = await app.get<{ size: null; problems: unknown[] }>(priya, PREVIEW, { rule });
    expect(preview).toMatchObject({ size: null, problems: [{ path }] });
    expect(await save({ rule })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: ['rule', ...path] }],
    });
  });

  it('a group without conditions and a name of nothing are refused', async () => {
    const rule = {
      include: { match: 'ALL', groups: [{ match: 'ALL', conditions: [] }] },
      exclude: NOTHING,
    };
    expect(await save({ rule, name: '  ' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('R-U3: advocates and sales learn of no segment', async () => {
    const sam = await app.person(program, ['sales']);
    for (const who of [mei, sam]) {
      const { errors } = await app.ask(who, '{ segments { edges { node { name } } } }', {});
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { data } = await app.ask<{ me: unknown }>(mei, '{ me { segments { id } } }', {});
    expect(data?.me ?? null).toBeNull();
  });

  it('R-A1: of another programme it does not exist, neither does what its rule names', async () => {
    const other = await app.test.createProgram();
    const theirs = await app.person(other, ['marketer']);
    const { id } = await save({ rule: all(speaks('ja')) });
    expect(await app.get(theirs, MEMBERS, { id })).toBeNull();
    expect(await save({ id, version: 1, rule: all(speaks('en')) }, theirs)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await app.get(theirs, DELETE, { input: { id } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.get(priya, MEMBERS, { id })).toMatchObject({ size: 1 });
  });

  it('is deleted once; two at once, one is told', async () => {
    const { id } = await save({ rule: all(speaks('ja')) });
    const answers = await Promise.all(
      [1, 2].map(() => app.get<{ __typename: string }>(priya, DELETE, { input: { id } })),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'DeletedSegment',
      'NotFound',
    ]);
  });
});
