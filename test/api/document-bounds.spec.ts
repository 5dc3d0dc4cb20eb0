import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentBounds, documentsOf } from '../../src/platform/graphql/document-bounds.js';
import {
  CompiledQueries,
  MAX_KEPT_CHARACTERS,
} from '../../src/platform/graphql/compiled-queries.js';
import { validationOptions } from '../../src/platform/graphql/limits.js';
import { portalOperations } from '../support/api/portal-documents.js';
import { ServedApp, type Who } from '../support/api/served-app.js';

const SCHEMA = join(import.meta.dirname, '../../schema.graphql');

const SET_LANGUAGE = 'mutation ($v: SetLanguageInput!) { setLanguage(input: $v) { __typename } }';
const SAVE_SEGMENT = 'mutation ($v: SaveSegmentInput!) { saveSegment(input: $v) { __typename } }';

const times = (count: number, part: string | ((at: number) => string)): string =>
  Array.from({ length: count }, (_, at) => (typeof part === 'string' ? part : part(at))).join(' ');

const nested = (depth: number, wide: number): string =>
  depth === 0 ? 'id' : times(wide, `n${String(depth)} { ${nested(depth - 1, wide)} }`);

/** What a document is refused for; null where it is read. */
function codeOf(text: string): unknown {
  try {
    new DocumentBounds().check(text);
    return null;
  } catch (error) {
    return (error as { extensions?: { code?: unknown } }).extensions?.code;
  }
}

describe('what a document may ask at most', () => {
  it.each([
    ['a name', times(31, 'me { id }'), times(30, 'me { id }')],
    ['an alias', times(31, 'x: me { id }'), times(30, 'x: me { id }')],
    ['a field behind a comma', times(31, 'me{id},'), times(30, 'me{id},')],
    [
      'a name with arguments',
      times(31, 'me(a: {b: [{c: 1}]}) { id }'),
      times(30, 'me(a:{b:1}){x}'),
    ],
    ['a name with directives', times(31, 'me @a(b: 1) @c'), times(30, 'me @me(me: me)')],
    ['a name behind comments', times(31, 'me # {\n'), times(30, 'me # me me\n')],
    ['a name within inline fragments', times(31, '... on A { me }'), times(30, '... @a { me }')],
    ['a keyword', times(31, 'on'), times(30, 'on')],
    ['levels of one name', nested(5, 2), nested(3, 3)],
  ])('%s is answered under 30 times, and not 31 times', (_what, over, within) => {
    expect([codeOf(`{ ${over} }`), codeOf(`{ ${within} }`)]).toEqual([
      'TOO_MANY_EQUAL_NAMES',
      null,
    ]);
    const parts = `query A { ...F } fragment F on Query { ${over} }`;
    expect(codeOf(parts)).toBe('TOO_MANY_EQUAL_NAMES');
  });

  it('names in arguments, of aliased fields, types and operations are not answered under', () => {
    const names = times(40, (at) => `a${String(at)}: me @me(me: [me, me]) { ... on me { id } }`);
    expect(
      codeOf(`query me($me: me) { b { ${names.replaceAll('{ id }', '{ __typename: id }')} } }`),
    ).toBe('TOO_MANY_EQUAL_NAMES');
    const other = times(
      40,
      (at) => `a${String(at)}: me @me(me: {me: me}) { ... on me { b${String(at)} } }`,
    );
    expect(codeOf(`query me($me: me) { ${other} }`)).toBeNull();
  });

  it('fragments are spread 12 times, and not 13 times', () => {
    const fragment = 'fragment F on Query { me { id } }';
    expect(codeOf(`{ ${times(12, '...F')} } ${fragment}`)).toBeNull();
    expect(codeOf(`{ ${times(13, '...F')} } ${fragment}`)).toBe('TOO_MANY_FRAGMENT_SPREADS');
  });

  it('what is no document is left to the parser', () => {
    for (const text of ['', '{', '}}}', '{ "', '{ me ) me', '\u0000', '{ me(']) {
      expect(codeOf(text)).toBeNull();
    }
  });

  it('every document of the portal, and the question for the schema, is far below the bounds', () => {
    for (const { document } of portalOperations()) expect(codeOf(document)).toBeNull();
    expect(codeOf(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }))).toBeNull();
  });

  it('a text is looked for wherever Apollo takes one from', () => {
    const url = '/graphql?a=1&%71uery=%7Bme%7D&query=b';
    expect(documentsOf({ body: { query: 'a' }, url })).toEqual(['a', '{me}', 'b']);
    expect(documentsOf({ body: [{ query: 'a' }], url: '/graphql' })).toEqual([]);
    expect(documentsOf({ body: null, url: '/graphql' })).toEqual([]);
  });

  it('the slowest documents within the bounds cost less than two thousand small ones', () => {
    const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));
    const cost = (text: string): number => {
      expect(codeOf(text)).toBeNull();
      const document = parse(text);
      const run = (): number => {
        const { user, system } = process.cpuUsage();
        validate(schema, document, specifiedRules, validationOptions);
        const after = process.cpuUsage();
        return after.user + after.system - user - system;
      };
      return Math.min(run(), run(), run());
    };
    const small = parse('{ me { id } }');
    const before = process.cpuUsage().user;
    for (let time = 0; time < 2_000; time += 1) validate(schema, small, specifiedRules);
    const reference = process.cpuUsage().user - before;
    const names = (count: number): string => times(count, (at) => times(30, `a${String(at)}`));
    for (const text of [
      `{ ${times(30, 'me { id }')} ${names(100)} }`,
      `{ ${nested(3, 3)} ${names(100)} }`,
      `{ ${times(12, '...F')} } fragment F on Query { ${names(100)} }`,
      times(
        200,
        (at) => `fragment A${String(at)} on ReferralConnectio${String(at)} { i${String(at)} }`,
      ),
      `{ ${'... { '.repeat(900)} id ${'} '.repeat(900)} }`,
    ]) {
      expect(cost(text)).toBeLessThan(reference);
    }
  });
});

describe('over HTTP', () => {
  let app: ServedApp;
  let mei: Who;
  const heavy = `{ ${times(990, 'me{id}')} }`;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    mei = await app.person(await app.test.createProgram(), ['advocate']);
  });
  afterAll(() => app.close());

  it('a document over a bound is answered 400 with the bound, by POST and GET, cheaply', async () => {
    const query = encodeURIComponent(heavy);
    const headers = { 'apollo-require-preflight': '1' };
    const answers = [
      await app.post('/graphql', { query: heavy }, mei),
      await app.post('/graphql', { query: heavy }),
      await app.post('/graphql', { query: heavy, extensions: persisted(heavy) }),
      await app.fetch(`/graphql?query=${query}`, { headers }),
      await app.fetch(`/%67raphql?%71uery=${query}`, { headers }),
    ];
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        {
          errors: [
            {
              message: expect.stringContaining('“me”'),
              extensions: { code: 'TOO_MANY_EQUAL_NAMES' },
            },
          ],
        },
      ]);
    }
    const batch = await app.post('/graphql', [{ query: heavy }, { query: heavy }]);
    expect(batch.status).toBe(400);
  });

  it('a variable is refused at its first field that there is not, however many come', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, at) => [`k${String(at)}`, 1]),
    );
    const rule = (side: object) => ({ name: 'x', rule: { include: side, exclude: {} } });
    for (const [document, variables, place] of [
      [SET_LANGUAGE, { v: many }, '$v'],

      [SAVE_SEGMENT, { v: rule({ groups: [many] }) }, '$v.rule.include.groups[0]'],
    ] as const) {
      for (const who of [mei, { headers: {} }]) {
        const answer = await app.post('/graphql', { query: document, variables }, who);
        const { errors } = (await answer.json()) as { errors: { message: string }[] };
        const told = errors.map(({ message }) => message);
        expect([answer.status, told]).toEqual([
          400,
          [expect.stringContaining(`${place}: Field "k0" is not defined`)],
        ]);
      }
    }
  });

  it('code is made for what signed-in callers were answered, and for nothing else', async () => {
    const compiled = app.serving.app.get(CompiledQueries);
    const keptAfter = async (who: Who, document: string): Promise<number> => {
      const before = compiled.keptCharacters;
      for (let time = 0; time < 4; time += 1) await app.ask(who, document);
      return compiled.keptCharacters - before;
    };
    expect(await keptAfter({ headers: {} }, '{ __typename }')).toBe(0);
    expect(await keptAfter(mei, '{ me { nothing } }')).toBe(0);
    expect(await keptAfter(mei, '{ deals { edges { cursor } } }')).toBe(0);
    expect(await keptAfter(mei, '{ me { name } }')).toBe('{ me { name } }'.length);
    const all = portalOperations().reduce((sum, { document }) => sum + document.length, 0);
    expect(all).toBeLessThan(MAX_KEPT_CHARACTERS / 2);
  });

  it('a stranger asks 300 times a minute, and who is signed in as often as they like', async () => {
    const ask = async (who: Who): Promise<number> =>
      (await app.post('/graphql', { query: '{ __typename }' }, who)).status;
    const statuses: number[] = [];
    for (let time = 0; time < 310; time += 1) statuses.push(await ask({ headers: {} }));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5);
    expect(statuses.slice(0, 250)).not.toContain(429);
    const refused = await app.post('/graphql', { query: '{ __typename }' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
    });
    expect(await ask(mei)).toBe(200);
  });

  it('nobody is told names that look similar, in a document or in a variable', async () => {
    for (const [document, variables] of [
      ['{ viewr { id } }', {}],
      ['{ me { nam } }', {}],
      ['{ me { id } } fragment X on Referal { id }', {}],
      ['mutation { setLanguage(inpt: {}) { __typename } }', {}],
      ['mutation { setLanguage(input: { locale: jaa }) { __typename } }', {}],
      [
        'mutation ($v: Locale!) { setLanguage(input: { locale: $v }) { __typename } }',
        { v: 'jaa' },
      ],
      [
        'mutation ($v: SetLanguageInput!) { setLanguage(input: $v) { __typename } }',
        { v: { local: 'ja' } },
      ],
      ['mutation ($v: SetLanguageInpt!) { setLanguage(input: $v) { __typename } }', { v: {} }],
    ] as const) {
      const told = JSON.stringify(await app.ask(mei, document, variables));
      expect(told).toContain('"errors"');
      expect(told).not.toMatch(/did you mean/i);
    }
  });

  function persisted(text: string): object {
    return { persistedQuery: { version: 1, sha256Hash: String(text.length) } };
  }
});
