import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InviteMember } from '../../src/features/identity/invite/invite-member.js';
import { newId } from '../../src/kernel/ids.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { cookieOf, PUBLIC_URL } from '../support/api/test-sign-in.js';
import { SignInHttp } from '../support/api/test-sign-in-http.js';

describe('a sign-in link over HTTP', () => {
  let http: SignInHttp;

  beforeAll(async () => {
    http = await SignInHttp.open();
  });
  afterAll(() => http.close());

  const mailsTo = (email: string) => http.opened.mails.mails.filter(({ to }) => to === email);

  it('signs its member in, by a button and not by opening it', async () => {
    const { email, memberId, program } = await http.member();
    const token = await http.mailedToken(email);
    for (const path of ['/api/auth/magic-link/verify', '/api/auth/confirm']) {
      expect((await fetch(`${http.first.url}${path}?token=${token}`)).status).toBe(404);
    }
    const answer = await http.post('/api/auth/confirm', { token });
    expect(answer.status).toBe(200);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^goodturn\.session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const identity = await http.opened.reader.identify(
      { headers: { cookie: cookieOf([cookie]) }, id: 'r' },
      program.slug,
    );
    expect(identity.actor).toMatchObject({ memberId, programId: program.id });
  });

  it('works once, also when it is pressed twice at the same moment', async () => {
    const { email } = await http.member();
    const token = await http.mailedToken(email);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => http.post('/api/auth/confirm', { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 410, 410, 410, 410, 410, 410, 410,
    ]);
    const later = await http.post('/api/auth/confirm', { token });
    expect([later.status, await later.json()]).toEqual([
      410,
      { code: 'LINK_NOT_VALID', message: expect.any(String) },
    ]);
  });

  it('works for 15 minutes', async () => {
    const { email, memberId } = await http.member();
    const token = await http.mailedToken(email);
    const [row] = await http.test.superuser<{ seconds: number }>(
      `SELECT extract(epoch FROM expires_at - now())::float8 AS seconds FROM auth.verification
       WHERE value LIKE '%' || $1 || '%'`,
      [memberId],
    );
    expect(row?.seconds).toBeGreaterThan(14 * 60);
    expect(row?.seconds).toBeLessThanOrEqual(15 * 60);
    await http.test.superuser(
      `UPDATE auth.verification SET expires_at = now() - interval '1 second'`,
    );
    expect((await http.post('/api/auth/confirm', { token })).status).toBe(410);
  });

  it('is stored as a hash only, and without an address', async () => {
    const { email } = await http.member();
    const token = await http.mailedToken(email);
    const rows = await http.test.superuser<{ text: string }>(
      'SELECT verification::text AS text FROM auth.verification',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const part of [token, email]) {
      expect(rows.some(({ text }) => text.includes(part))).toBe(false);
    }
  });

  it.each([['x'.repeat(32)], [''], [42], [null]])('%p is no token', async (token) => {
    expect((await http.post('/api/auth/confirm', { token })).status).toBe(410);
  });

  it('does not let in who was removed meanwhile', async () => {
    const { email, memberId } = await http.member();
    const token = await http.mailedToken(email);
    await http.test.superuser(`UPDATE membership SET status = 'REMOVED' WHERE member_id = $1`, [
      memberId,
    ]);
    const answer = await http.post('/api/auth/confirm', { token });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([410, []]);
  });

  it('accepts the invitation of who was invited', async () => {
    const { email, memberId, program } = await http.member({ status: 'INVITED', roles: ['sales'] });
    const answer = await http.post('/api/auth/confirm', { token: await http.mailedToken(email) });
    expect(answer.status).toBe(200);
    expect(
      await http.test.superuser(
        'SELECT status, joined_at IS NOT NULL AS joined FROM membership WHERE member_id = $1',
        [memberId],
      ),
    ).toEqual([{ status: 'ACTIVE', joined: true }]);
    const cookie = cookieOf(answer.headers.getSetCookie());
    const { actor } = await http.opened.reader.identify(
      { headers: { cookie }, id: 'r' },
      program.slug,
    );
    expect(actor?.roles).toEqual(['sales']);
  });

  it.each([
    ['somebody whom an admin invited and who was never here', 'example.com'],
    ['K12: an address with &', 'kitamura.example', 'r&d.'],
    ['K12: an address in its own script', 'bücher.example', 'jörg.'],
  ])('lets in %s', async (_who, domain, before = 'm') => {
    const { actor, slug } = await http.test.createProgram();
    const email = `${before}${newId()}@${domain}`;
    const invited = await http.test.database.write(actor, 'inviteMember', (tx) =>
      new InviteMember(new Outbox()).inviteMember(tx, actor, {
        email,
        name: 'Dana Cole',
        roles: ['sales'],
      }),
    );
    const answer = await http.post('/api/auth/confirm', { token: await http.mailedToken(email) });
    const cookie = cookieOf(answer.headers.getSetCookie());
    const { actor: dana } = await http.opened.reader.identify(
      { headers: { cookie }, id: 'r' },
      slug,
    );
    expect(dana).toMatchObject({ id: invited.id, roles: ['sales'] });
  });

  it.each([
    ['en', 'Sign in'],
    ['ja', 'サインイン'],
    ['id', 'Masuk'],
    ['zh-CN', '登录'],
  ])('comes in the language of the member: %s', async (language, button) => {
    const { email } = await http.member({ language });
    await http.askLink(email);
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
    const { email } = await http.member();
    await http.askLink(email, callbackURL);
    const link = /http\S+/.exec(mailsTo(email)[0]?.text ?? '')?.[0] ?? '';
    expect(new URL(link).searchParams.get('returnTo')).toBe(returnTo);
  });
});
