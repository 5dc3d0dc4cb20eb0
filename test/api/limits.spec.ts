import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';

describe('limits of a document', () => {
  let app: ServedApp;
  let mei: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    mei = await app.person(await app.test.createProgram(), ['advocate']);
  });
  afterAll(() => app.close());

  async function codes(document: string): Promise<unknown> {
    const { data, errors } = await app.ask(mei, document);
    if (errors) return errors.map(({ extensions }) => extensions.code);
    return data;
  }

  it('15,000 characters are read, one more is not', async () => {
    const document = '{ me { name } }';
    const filled = (length: number): string => document + ' '.repeat(length - document.length);
    expect(await codes(filled(15_000))).toEqual({ me: { name: 'Mei Tanaka' } });
    expect(await codes(filled(15_001))).toEqual(['BAD_REQUEST']);
    expect((await app.post('/graphql', { query: filled(15_001) }, mei)).status).toBe(413);
  });

  it('more than 4,000 tokens are not read', async () => {
    const document = `{ me ${'@a '.repeat(2_000)} { id } }`;
    expect(await codes(document)).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('eight levels are read, nine are not, also through fragments', async () => {
    const levels = (inner: string): string =>
      `{ referrals { edges { node { deals { referrals { deals { ${inner} } } } } } } }`;
    expect(await codes(levels('id'))).toEqual({ referrals: { edges: [] } });
    const deep = levels('referrals { deals { id } }');
    expect(await codes(deep)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const hidden = `${levels('...More')} fragment More on Deal { referrals { deals { id } } }`;
    expect(await codes(hidden)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it('the standard question for the whole schema is answered', async () => {
    const { data, errors } = await app.ask(mei, getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  });

  it.each([
    ['without a document', {}],
    ['whose document is none', { query: '{ me' }],
    ['for a field that there is not', { query: '{ nobody }' }],
    ['with variables that are none', { query: '{ me { id } }', variables: 'x' }],
  ])('a request %s keeps no connection', async (_what, body) => {
    for (let time = 0; time < 30; time += 1) {
      expect((await app.post('/graphql', body, mei)).status).toBe(400);
    }
    expect(await codes('{ me { name } }')).toEqual({ me: { name: 'Mei Tanaka' } });
  });

  it('a request whose sender is gone keeps no connection', async () => {
    for (let time = 0; time < 30; time += 1) {
      const gone = new AbortController();
      const headers = { 'content-type': 'application/json', ...mei.headers };
      const body = JSON.stringify({ query: '{ me { name } referrals { edges { cursor } } }' });
      const sent = app.fetch('/graphql', { method: 'POST', headers, body, signal: gone.signal });
      setTimeout(() => {
        gone.abort();
      }, time % 10);
      await sent.then(
        (answer) => answer.text().catch(() => null),
        () => null,
      );
    }
    expect(await codes('{ me { name } }')).toEqual({ me: { name: 'Mei Tanaka' } });
  });

  it('of many who need a second connection while they hold one, nobody waits for the others', async () => {
    const asked = '{ me { name } viewer { programs { roles } } }';
    const answers = await Promise.all(Array.from({ length: 40 }, () => codes(asked)));
    const programs = [{ roles: ['ADVOCATE'] }];
    const one = { me: { name: 'Mei Tanaka' }, viewer: { programs } };
    expect(answers).toEqual(answers.map(() => one));
  });

  it('15 aliases are read, 16 are not', async () => {
    const aliases = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, at) => `a${String(at)}: me { id }`).join(' ')} }`;
    expect(Object.keys((await codes(aliases(15))) as object)).toHaveLength(15);
    expect(await codes(aliases(16))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it.each([0, 101, -1, 1.5])(
    'a page of %d is refused, as a literal and as a variable',
    async (first) => {
      expect(await codes(`{ referrals(first: ${String(first)}) { edges { cursor } } }`)).toEqual([
        expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/),
      ]);
      const asked = 'query ($first: PageSize!) { referrals(first: $first) { edges { cursor } } }';
      const { errors } = await app.ask(mei, asked, { first });
      expect(errors).toMatchObject([
        {
          message: '$first: PageSize is a whole number from 1 to 100.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    },
  );

  it('a mutation is done once in a document, whatever its alias', async () => {
    const one = 'setLanguage(input: { locale: ja }) { __typename }';
    const other = one.replace('ja', 'id');
    expect(await codes(`mutation { a: ${one} b: ${other} }`)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    const spread = `mutation { ${one} ...Again } fragment Again on Mutation { b: ${other} }`;
    expect(await codes(spread)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const inline = `mutation { ${one} ... on Mutation { b: ${other} } }`;
    expect(await codes(inline)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const [member] = await app.test.superuser('SELECT language FROM auth.member WHERE id = $1', [
      mei.memberId,
    ]);
    expect(member).toEqual({ language: 'en' });
  });
});
