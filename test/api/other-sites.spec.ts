import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_URL } from '../support/api/test-sign-in.js';
import { PORTAL, SignInHttp } from '../support/api/test-sign-in-http.js';

describe('other sites and the routes of sign-in', () => {
  let http: SignInHttp;

  beforeAll(async () => {
    http = await SignInHttp.open();
  });
  afterAll(() => http.close());

  it.each([
    ['the portal', PORTAL, 410],
    ['a program with an origin of ours', { origin: PUBLIC_URL }, 410],
    ['another name of this computer', { ...PORTAL, origin: 'http://127.0.0.1:5173' }, 410],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another site with our header', { ...PORTAL, origin: 'https://evil.example' }, 403],
    ['a page without an origin', { ...PORTAL, origin: 'null' }, 403],
    ['nobody known', {}, 403],
    ['a form of our origin', { origin: PUBLIC_URL, 'content-type': 'text/plain' }, 403],
  ])('%s is answered as it should', async (_who, headers, status) => {
    const answer = await http.post(
      '/api/auth/confirm',
      { token: 'x' },
      {
        headers,
      },
    );
    expect(answer.status).toBe(status);
  });

  it('in production this computer has no other names', async () => {
    const headers = { ...PORTAL, origin: 'http://127.0.0.1:5173' };
    const answer = await http.post(
      '/api/auth/confirm',
      { token: 'x' },
      {
        headers,
        at: await http.serve({ environment: 'production' }),
      },
    );
    expect(answer.status).toBe(403);
  });

  it.each(['/sign-up/email', '/sign-in/email', '/update-user', '/change-email', '/delete-user'])(
    'better-auth answers nothing at %s',
    async (path) => {
      expect((await http.post(`/api/auth${path}`, {})).status).toBe(404);
    },
  );
});
