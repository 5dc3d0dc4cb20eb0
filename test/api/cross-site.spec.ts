import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';

const SETTING = `mutation { setLanguage(input: { locale: ja }) { __typename } }`;

/** The same address in other spellings, and others that change something for a cookie. */
const ADDRESSES = [
  '/graphql',
  '/graphql?',
  '/graphql/',
  '/graphql?x=1',
  '/%67raphql',
  '/graphq%6C?x=1',
  '//graphql',
  '/./graphql',
  '/api/files',
  '/api/auth/sign-out',
  '/somewhere',
];

describe('other sites and GraphQL', () => {
  let app: ServedApp;
  let mei: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open();
    mei = await app.person(await app.test.createProgram(), ['advocate']);
  });
  afterAll(() => app.close());

  async function send(headers: Record<string, string>, path = '/graphql'): Promise<number> {
    const { cookie = '' } = mei.headers;
    const answer = await app.fetch(path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: SETTING }),
    });
    return answer.status;
  }

  const languageOf = async (): Promise<unknown> =>
    (await app.test.superuser('SELECT language FROM auth.member WHERE id = $1', [mei.memberId]))[0];

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site with our header', { origin: 'https://evil.example', 'x-goodturn-portal': '1' }],
    ['a page without an origin', { origin: 'null' }],
    ['nobody known', {}],
    ['a form that is no JSON', { 'content-type': 'text/plain' }],
  ])('%s cannot use a cookie, and changes nothing', async (_who, headers) => {
    for (const path of ADDRESSES) {
      expect(await send(headers, path)).toBe(403);
    }
    expect(await languageOf()).toEqual({ language: 'en' });
  });

  it('the portal, and JSON from our own origin, can', async () => {
    expect(await send({ origin: app.config.publicUrl })).toBe(200);
    expect(await send({ 'x-goodturn-portal': '1' })).toBe(200);
    expect(await languageOf()).toEqual({ language: 'ja' });
  });

  it('an answer is kept nowhere, and no robot lists it', async () => {
    const me = JSON.stringify({ query: '{ me { name } }' });
    const headers = { 'content-type': 'application/json', 'x-goodturn-portal': '1' };
    for (const answer of [
      await app.fetch('/graphql', {
        method: 'POST',
        headers: { ...headers, ...mei.headers },
        body: me,
      }),
      await app.fetch('/graphql', { method: 'POST', headers, body: me }),
      await app.fetch('/graphql', { method: 'POST', headers, body: '{' }),
      await app.fetch('/api/sample/personas'),
      await app.fetch('/api/refer/abcdefgh'),
      await app.fetch('/api/nothing'),
      await app.fetch('/health/ready'),
      await app.fetch('/%zz'),
      await app.fetch(`/r/${'a'.repeat(200)}`),
      await app.fetch('/files/abc'),
      await app.fetch('/api/imports/abc/errors.csv'),
    ]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        vary: expect.stringMatching(/cookie, *authorization, *x-goodturn-program/i),
        'x-robots-tag': 'noindex, nofollow',
      });
    }
  });

  it('no address gives the token of a session to scripts', async () => {
    const { cookie = '' } = mei.headers;
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThan(20);
    for (const path of ['/api/auth/get-session', '/api/auth/%67et-session', '/api/auth/session']) {
      const answer = await app.fetch(path, { headers: { cookie } });
      expect([answer.status, (await answer.text()).includes(token)]).toEqual([404, false]);
    }
  });

  it('a mutation is not taken by GET', async () => {
    const path = `/graphql?query=${encodeURIComponent(SETTING)}`;
    const answer = await app.fetch(path, {
      headers: { ...mei.headers, 'x-goodturn-portal': '1', 'apollo-require-preflight': '1' },
    });
    expect(answer.status).toBe(405);
  });
});
