import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { InviteMember } from '../../src/features/identity/invite-member.js';
import { newId } from '../../src/kernel/ids.js';
import { registerAuthRoutes } from '../../src/platform/auth/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { listen, type TestHttp } from '../support/test-http.js';
import {
  cookieOf,
  insertMember,
  openTestSignIn,
  PUBLIC_URL,
  type TestSignIn,
} from '../support/test-sign-in.js';

const PORTAL = { 'x-goodturn-portal': '1' };

describe('signing in over HTTP', () => {
  let test: TestDatabase;
  let opened: TestSignIn;
  let http: TestHttp;
  let production: TestHttp;
  let demo: TestHttp;

  beforeAll(async () => {
    test = await openTestDatabase();
    opened = await openTestSignIn(test);
    const serve = (environment: 'development' | 'production', isDemo: boolean) =>
      listen((server) => {
        registerAuthRoutes(server, {
          config: { publicUrl: PUBLIC_URL, environment, demo: isDemo },
          signIn: opened.signIn,
          acceptInvitations: (memberId, requestId) =>
            opened.acceptor.acceptAll(memberId, requestId),
        });
      });
    http = await serve('development', false);
    production = await serve('production', false);
    demo = await serve('production', true);
  });
  afterAll(async () => {
    await Promise.all([http.close(), production.close(), demo.close()]);
    await opened.signIn.close();
    await test.close();
  });

  function post(
    path: string,
    body: unknown,
    headers: Record<string, string> = PORTAL,
    at: TestHttp = http,
  ): Promise<Response> {
    return fetch(`${at.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async function member(options: Partial<Parameters<typeof insertMember>[2]> = {}) {
    const program = await test.createProgram();
    const email = `m${newId()}@example.com`;
    return { program, email, ...(await insertMember(test, program.id, { email, ...options })) };
  }

  async function askLink(email: string, callbackURL?: string): Promise<Response> {
    const answer = await post('/api/auth/sign-in/magic-link', { email, callbackURL });
    await opened.signIn.settled();
    return answer;
  }

  async function mailedToken(email: string): Promise<string> {
    await askLink(email);
    return opened.mails.tokenFor(email);
  }

  const mailsTo = (email: string) => opened.mails.mails.filter(({ to }) => to === email);

  describe('a link', () => {
    it('signs its member in, by a button and not by opening it', async () => {
      const { email, memberId, program } = await member();
      const token = await mailedToken(email);
      for (const path of ['/api/auth/magic-link/verify', '/api/auth/confirm']) {
        expect((await fetch(`${http.url}${path}?token=${token}`)).status).toBe(404);
      }
      const answer = await post('/api/auth/confirm', { token });
      expect(answer.status).toBe(200);
      const [cookie = ''] = answer.headers.getSetCookie();
      expect(cookie).toMatch(
        /^goodturn\.session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      const identity = await opened.reader.identify(
        { headers: { cookie: cookieOf([cookie]) }, id: 'r' },
        program.slug,
      );
      expect(identity.actor).toMatchObject({ memberId, programId: program.id });
    });

    it('works once, also when it is pressed twice at the same moment', async () => {
      const { email } = await member();
      const token = await mailedToken(email);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => post('/api/auth/confirm', { token })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 410, 410, 410, 410, 410, 410, 410,
      ]);
      const later = await post('/api/auth/confirm', { token });
      expect([later.status, await later.json()]).toEqual([
        410,
        { code: 'LINK_NOT_VALID', message: expect.any(String) },
      ]);
    });

    it('works for 15 minutes', async () => {
      const { email } = await member();
      const token = await mailedToken(email);
      const [row] = await test.superuser<{ seconds: number }>(
        `SELECT extract(epoch FROM expires_at - now())::float8 AS seconds FROM auth.verification
         WHERE value LIKE '%' || $1 || '%'`,
        [email],
      );
      expect(row?.seconds).toBeGreaterThan(14 * 60);
      expect(row?.seconds).toBeLessThanOrEqual(15 * 60);
      await test.superuser(`UPDATE auth.verification SET expires_at = now() - interval '1 second'`);
      expect((await post('/api/auth/confirm', { token })).status).toBe(410);
    });

    it('is stored as a hash only', async () => {
      const { email } = await member();
      const token = await mailedToken(email);
      const rows = await test.superuser<{ text: string }>(
        'SELECT verification::text AS text FROM auth.verification',
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some(({ text }) => text.includes(token))).toBe(false);
    });

    it.each([['x'.repeat(32)], [''], [42], [null]])('%p is no token', async (token) => {
      expect((await post('/api/auth/confirm', { token })).status).toBe(410);
    });

    it('does not let in who was removed meanwhile', async () => {
      const { email, memberId } = await member();
      const token = await mailedToken(email);
      await test.superuser(`UPDATE membership SET status = 'REMOVED' WHERE member_id = $1`, [
        memberId,
      ]);
      const answer = await post('/api/auth/confirm', { token });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([410, []]);
    });

    it('accepts the invitation of who was invited', async () => {
      const { email, memberId, program } = await member({ status: 'INVITED', roles: ['sales'] });
      const answer = await post('/api/auth/confirm', { token: await mailedToken(email) });
      expect(answer.status).toBe(200);
      expect(
        await test.superuser(
          'SELECT status, joined_at IS NOT NULL AS joined FROM membership WHERE member_id = $1',
          [memberId],
        ),
      ).toEqual([{ status: 'ACTIVE', joined: true }]);
      const cookie = cookieOf(answer.headers.getSetCookie());
      const { actor } = await opened.reader.identify(
        { headers: { cookie }, id: 'r' },
        program.slug,
      );
      expect(actor?.roles).toEqual(['sales']);
    });

    it('lets in somebody whom an admin invited and who was never here', async () => {
      const { actor, slug } = await test.createProgram();
      const email = `m${newId()}@example.com`;
      const invited = await test.database.write(actor, 'inviteMember', (tx) =>
        new InviteMember(new Outbox()).execute(tx, actor, {
          email,
          name: 'Dana Cole',
          roles: ['sales'],
        }),
      );
      const answer = await post('/api/auth/confirm', { token: await mailedToken(email) });
      const cookie = cookieOf(answer.headers.getSetCookie());
      const { actor: dana } = await opened.reader.identify({ headers: { cookie }, id: 'r' }, slug);
      expect(dana).toMatchObject({ id: invited.id, roles: ['sales'] });
    });

    it.each([
      ['en', 'Sign in'],
      ['ja', 'サインイン'],
      ['id', 'Masuk'],
      ['zh-CN', '登录'],
    ])('comes in the language of the member: %s', async (language, button) => {
      const { email } = await member({ language });
      await askLink(email);
      const [mail] = mailsTo(email);
      expect(mail?.kind).toBe('SIGN_IN');
      expect(mail?.html).toContain(`lang="${language}"`);
      expect(mail?.text).toContain(button);
      expect(mail?.text).toContain(`${PUBLIC_URL}/sign-in/confirm?token=`);
    });

    it.each([
      ['/programs/north-star?tab=a', '/programs/north-star?tab=a'],
      ['https://evil.example/', null],
      ['//evil.example/', null],
      ['/\\evil.example', null],
    ])('leads on to %s only within the portal', async (callbackURL, returnTo) => {
      const { email } = await member();
      await askLink(email, callbackURL);
      const link = /http\S+/.exec(mailsTo(email)[0]?.text ?? '')?.[0] ?? '';
      expect(new URL(link).searchParams.get('returnTo')).toBe(returnTo);
    });
  });

  describe('asking for a link', () => {
    it('answers the same to members, strangers, and people who were removed; only members get mail', async () => {
      const known = await member();
      const removed = await member({ status: 'REMOVED' });
      const stranger = `stranger${newId()}@example.com`;
      const answers = [];
      for (const email of [known.email, removed.email, stranger]) {
        const answer = await askLink(email);
        answers.push([answer.status, await answer.text(), [...answer.headers.keys()].sort()]);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      expect([known.email, removed.email, stranger].map((to) => mailsTo(to).length)).toEqual([
        1, 0, 0,
      ]);
      expect(
        await test.superuser('SELECT 1 FROM auth.member WHERE email = $1', [stranger]),
      ).toEqual([]);
    });

    it('does not wait for the mail, so that its time tells nothing', async () => {
      const { email } = await member();
      const release = holdMails(opened);
      const answer = await post('/api/auth/sign-in/magic-link', { email });
      expect([answer.status, mailsTo(email).length]).toEqual([200, 0]);
      release();
      await opened.signIn.settled();
      expect(mailsTo(email)).toHaveLength(1);
    });

    it('is possible 3 times in 15 minutes for an address, however it is written', async () => {
      const { email } = await member();
      const stranger = `stranger${newId()}@example.com`;
      for (const address of [email, stranger]) {
        const spellings = [address, ` ${address.toUpperCase()} `, address, address];
        const statuses = [];
        for (const spelling of spellings) statuses.push((await askLink(spelling)).status);
        expect(statuses).toEqual([200, 200, 200, 429]);
      }
      expect(mailsTo(email)).toHaveLength(3);
      const refused = await askLink(email);
      const wait = Number(refused.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(14 * 60);
      expect(wait).toBeLessThanOrEqual(15 * 60);
    });

    it('R-A5: the counter holds no address', async () => {
      const { email } = await member();
      await askLink(email);
      const rows = await test.superuser<{ key: string }>('SELECT key FROM auth.rate_limit');
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some(({ key }) => key.includes(email.slice(0, 20)))).toBe(false);
    });

    it.each([['no address'], [''], [7]])(
      '%p is refused with what would be right',
      async (email) => {
        const answer = await post('/api/auth/sign-in/magic-link', { email });
        expect([answer.status, await answer.json()]).toMatchObject([
          400,
          { code: 'INVALID_INPUT' },
        ]);
      },
    );
  });

  describe('signing out', () => {
    it('ends the session for good', async () => {
      const { memberId } = await member();
      const session = await opened.signIn.enterAs(memberId, new Headers());
      const cookie = cookieOf(session?.cookies ?? []);
      const answer = await post('/api/auth/sign-out', {}, { ...PORTAL, cookie });
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie().join()).toContain('goodturn.session=; Max-Age=0');
      const { member: who } = await opened.reader.identify({ headers: { cookie }, id: 'r' });
      expect(who).toBeNull();
    });
  });

  describe('other sites', () => {
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
      const answer = await post('/api/auth/confirm', { token: 'x' }, headers as never);
      expect(answer.status).toBe(status);
    });

    it('in production this computer has no other names', async () => {
      const headers = { ...PORTAL, origin: 'http://127.0.0.1:5173' };
      const answer = await post('/api/auth/confirm', { token: 'x' }, headers, production);
      expect(answer.status).toBe(403);
    });

    it.each(['/sign-up/email', '/sign-in/email', '/update-user', '/change-email', '/delete-user'])(
      'better-auth answers nothing at %s',
      async (path) => {
        expect((await post(`/api/auth${path}`, {})).status).toBe(404);
      },
    );
  });

  describe('the people of the sample', () => {
    async function sample() {
      const program = await test.createProgram({ kind: 'SAMPLE' });
      const mei = await insertMember(test, program.id, {
        email: `mei${newId()}@sample.example`,
        blurb: 'CONVERTED_ON_DAY_60',
      });
      return { program, mei };
    }

    async function personas(at = http, headers: Record<string, string> = {}) {
      const answer = await rawGet(at, '/api/sample/personas', headers);
      return (JSON.parse(answer) as { key: string }[]).map(({ key }) => key);
    }

    it('are told with name, roles and story, and one can be them', async () => {
      const { program, mei } = await sample();
      const answer = await fetch(`${http.url}/api/sample/personas`);
      expect(await answer.json()).toContainEqual({
        key: mei.membershipId,
        name: 'Mei Tanaka',
        role: 'advocate',
        roles: ['advocate'],
        blurb: 'CONVERTED_ON_DAY_60',
        program: program.slug,
      });
      const signedIn = await post('/api/sample/sign-in', { key: mei.membershipId });
      expect(signedIn.status).toBe(200);
      const cookie = cookieOf(signedIn.headers.getSetCookie());
      const { actor } = await opened.reader.identify(
        { headers: { cookie }, id: 'r' },
        program.slug,
      );
      expect(actor).toMatchObject({ memberId: mei.memberId, programId: program.id });
    });

    it.each([
      ['a name that resolves here', { host: 'evil.example' }],
      ['a proxy on this computer', { 'x-forwarded-for': '203.0.113.9' }],
      ['a proxy that says forwarded', { forwarded: 'for=203.0.113.9' }],
    ])('are not for somebody who comes by %s', async (_what, headers) => {
      const { mei } = await sample();
      expect(await personas(http, headers)).toEqual([]);
      expect(await personas(demo, headers)).toContain(mei.membershipId);
      const asked = post(
        '/api/sample/sign-in',
        { key: mei.membershipId },
        { ...PORTAL, ...headers },
      );
      if (!('host' in headers)) expect((await asked).status).toBe(404);
      else await asked;
    });

    it.each(['LIVE', 'SANDBOX'] as const)('are not of a programme that is %s', async (kind) => {
      const program = await test.createProgram({ kind });
      const { membershipId } = await insertMember(test, program.id, {
        email: `${newId()}@example.com`,
        blurb: 'NO_SAMPLE',
      });
      expect(await personas()).not.toContain(membershipId);
      expect((await post('/api/sample/sign-in', { key: membershipId })).status).toBe(404);
    });

    it('R-A1: are never somebody who also belongs to a real programme', async () => {
      const { mei } = await sample();
      const real = await test.createProgram({ kind: 'LIVE' });
      await test.superuser(
        `INSERT INTO membership (program_id, id, member_id, roles, status, created_at, version)
         VALUES ($1, $2, $3, '{admin}', 'INVITED', now(), 1)`,
        [real.id, newId(), mei.memberId],
      );
      expect(await personas()).not.toContain(mei.membershipId);
      expect((await post('/api/sample/sign-in', { key: mei.membershipId })).status).toBe(404);
    });

    it.each([[newId()], ['x'], [null]])('%p is nobody', async (key) => {
      expect((await post('/api/sample/sign-in', { key })).status).toBe(404);
    });
  });

  it('forgets what has run out, and members of no programme', async () => {
    const kept = await member();
    await opened.signIn.enterAs(kept.memberId, new Headers());
    const gone = await member();
    await opened.signIn.enterAs(gone.memberId, new Headers());
    await test.superuser('DELETE FROM membership WHERE member_id = $1', [gone.memberId]);
    await test.superuser(
      `UPDATE auth.member SET updated_at = now() - interval '2 days' WHERE id = ANY ($1)`,
      [[kept.memberId, gone.memberId]],
    );
    const fresh = await member();
    await test.superuser('DELETE FROM membership WHERE member_id = $1', [fresh.memberId]);
    await opened.signIn.forgetPast();
    const left = await test.superuser<{ id: string }>(
      'SELECT id FROM auth.member WHERE id = ANY ($1)',
      [[kept.memberId, gone.memberId, fresh.memberId]],
    );
    expect(left.map(({ id }) => id).sort()).toEqual([kept.memberId, fresh.memberId].sort());
    const sessions = await test.superuser<{ member_id: string }>(
      'SELECT member_id FROM auth.session WHERE member_id = ANY ($1)',
      [[kept.memberId, gone.memberId]],
    );
    expect(sessions).toEqual([{ member_id: kept.memberId }]);
  });
});

/** Holds every mail back until the answer is called. */
function holdMails({ mails }: TestSignIn): () => void {
  const send = mails.send.bind(mails);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  mails.send = async (mail) => {
    await held;
    mails.send = send;
    await send(mail);
  };
  return release;
}

/** `fetch` does not let one choose the Host header. */
function rawGet(at: TestHttp, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: at.port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
