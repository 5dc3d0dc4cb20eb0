import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { cookieOf, type TestSignIn } from '../support/api/test-sign-in.js';
import { PORTAL, SignInHttp } from '../support/api/test-sign-in-http.js';

const LINK = '/api/auth/sign-in/magic-link';

describe('asking for a sign-in link over HTTP', () => {
  let http: SignInHttp;

  beforeAll(async () => {
    http = await SignInHttp.open();
  });
  afterAll(() => http.close());

  const mailsTo = (email: string) => http.opened.mails.mails.filter(({ to }) => to === email);

  it('answers the same to members, strangers, and people who were removed; only members get mail', async () => {
    const known = await http.member();
    const removed = await http.member({ status: 'REMOVED' });
    const stranger = `stranger${newId()}@example.com`;
    const answers = [];
    for (const email of [known.email, removed.email, stranger]) {
      const answer = await http.askLink(email);
      answers.push([answer.status, await answer.text(), [...answer.headers.keys()].sort()]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect([known.email, removed.email, stranger].map((to) => mailsTo(to).length)).toEqual([
      1, 0, 0,
    ]);
    expect(
      await http.test.superuser('SELECT 1 FROM auth.member WHERE email = $1', [stranger]),
    ).toEqual([]);
  });

  it('does not wait for the mail, so that its time tells nothing', async () => {
    const { email } = await http.member();
    const release = holdMails(http.opened);
    const answer = await http.post('/api/auth/sign-in/magic-link', { email });
    expect([answer.status, mailsTo(email).length]).toEqual([200, 0]);
    release();
    await http.opened.signIn.settled();
    expect(mailsTo(email)).toHaveLength(1);
  });

  it('is possible 3 times in 15 minutes for an address, however it is written', async () => {
    const { email } = await http.member();
    const stranger = `stranger${newId()}@example.com`;
    for (const address of [email, stranger]) {
      const spellings = [address, ` ${address.toUpperCase()} `, address, address];
      const statuses = [];
      for (const spelling of spellings) statuses.push((await http.askLink(spelling)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
    expect(mailsTo(email)).toHaveLength(3);
    const refused = await http.askLink(email);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(14 * 60);
    expect(wait).toBeLessThanOrEqual(15 * 60);
  });

  it('strangers lock nobody out and flood no mailbox, and learn nothing', async () => {
    const at = await http.serve({ trustedProxies: { hops: 1 } });
    const ask = async (email: string, from: string, cookie?: string): Promise<number> => {
      const headers = { ...PORTAL, 'x-forwarded-for': from, ...(cookie ? { cookie } : {}) };
      const { status } = await http.post(LINK, { email }, { headers, at });
      await http.opened.signIn.settled();
      return status;
    };
    const [{ email }, stranger] = [await http.member(), `stranger${newId()}@example.com`];
    const confirmed = await http.post('/api/auth/confirm', {
      token: await http.mailedToken(email),
    });
    const place = cookieOf(confirmed.headers.getSetCookie().filter((each) => /place/.test(each)));
    expect(place).toMatch(/^goodturn\.place=[\w-]{40,}$/);
    for (const address of [email, stranger]) {
      const statuses = [];
      for (let turn = 0; turn < 4; turn += 1) statuses.push(await ask(address, '203.0.113.1'));
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
    expect(mailsTo(email)).toHaveLength(1 + 3);
    expect(await ask(email, '203.0.113.2')).toBe(200);
    expect(mailsTo(email)).toHaveLength(5);
    for (let from = 10; from < 20; from += 1) {
      expect(await ask(email, `203.0.113.${String(from)}`)).toBe(200);
    }
    expect(mailsTo(email)).toHaveLength(9);
    expect(await ask(email, '203.0.113.1', place)).toBe(200);
    expect(mailsTo(email)).toHaveLength(10);
    expect(await ask(stranger, '203.0.113.1', place)).toBe(429);
  });

  it('one sender asks for 30 addresses, and no more', async () => {
    const at = await http.serve({ trustedProxies: { hops: 1 } });
    const headers = { ...PORTAL, 'x-forwarded-for': '203.0.113.99' };
    const asked = Array.from({ length: 31 }, () =>
      http.post(LINK, { email: `stranger${newId()}@example.com` }, { headers, at }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('R-A5: the counter holds no address', async () => {
    const { email } = await http.member();
    await http.askLink(email);
    const rows = await http.test.superuser<{ key: string }>('SELECT key FROM auth.rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ key }) => key.includes(email.slice(0, 20)))).toBe(false);
  });

  it.each([['no address'], [''], [7]])('%p is refused with what would be right', async (email) => {
    const answer = await http.post('/api/auth/sign-in/magic-link', { email });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'INVALID_INPUT' }]);
  });

  it.each(['application/json', 'multipart/form-data; boundary=x'])(
    'signing out ends the session for good, whatever comes with it (%s)',
    async (type) => {
      const { memberId } = await http.member();
      const session = await http.opened.signIn.enterAs(memberId, new Headers());
      const cookie = cookieOf(session?.cookies ?? []);
      const headers = { ...PORTAL, cookie, 'content-type': type };
      const answer = await http.post('/api/auth/sign-out', {}, { headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie().join()).toContain('goodturn.session=; Max-Age=0');
      const { member: who } = await http.opened.reader.identify({ headers: { cookie }, id: 'r' });
      expect(who).toBeNull();
    },
  );

  it('forgets what has run out, and members of no programme', async () => {
    const kept = await http.member();
    await http.opened.signIn.enterAs(kept.memberId, new Headers());
    const gone = await http.member();
    await http.opened.signIn.enterAs(gone.memberId, new Headers());
    await http.test.superuser('DELETE FROM membership WHERE member_id = $1', [gone.memberId]);
    await http.test.superuser(
      `UPDATE auth.member SET updated_at = now() - interval '2 days' WHERE id = ANY ($1)`,
      [[kept.memberId, gone.memberId]],
    );
    const fresh = await http.member();
    await http.test.superuser('DELETE FROM membership WHERE member_id = $1', [fresh.memberId]);
    await http.opened.signIn.forgetPast();
    const left = await http.test.superuser<{ id: string }>(
      'SELECT id FROM auth.member WHERE id = ANY ($1)',
      [[kept.memberId, gone.memberId, fresh.memberId]],
    );
    expect(left.map(({ id }) => id).sort()).toEqual([kept.memberId, fresh.memberId].sort());
    const sessions = await http.test.superuser<{ member_id: string }>(
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
