import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { ADDRESS, AddressActs } from '../support/api/address-acts.js';
import { insertMember } from '../support/api/test-sign-in.js';
import { PORTAL } from '../support/api/test-sign-in-http.js';

describe('asking for another sign-in address', () => {
  let acts: AddressActs;

  beforeAll(async () => {
    acts = await AddressActs.open();
  });
  afterAll(() => acts.close());

  it.each([
    ['en', 'sign in to Goodturn'],
    ['ja', 'サインイン'],
    ['id', 'masuk ke Goodturn'],
    ['zh-CN', '登录'],
  ])('writes in the language of the member: %s', async (language, words) => {
    const person = await acts.signedIn({ language });
    const { email } = await acts.asked(person);
    for (const to of [person.email, email]) {
      const mail = acts.mailTo(to);
      expect(mail).toMatchObject({ kind: 'ADDRESS_CODE', letsIn: true });
      expect(mail?.html).toContain(`lang="${language}"`);
      expect(mail?.text).toContain(words);
    }
    // A stranger's mailbox learns nothing of who asked.
    expect(acts.mailTo(email)?.text).not.toContain('Mei Tanaka');
    expect(acts.mailTo(email)?.text).not.toContain(person.email);
  });

  it('R-A5: neither code is stored, and limits hold no address', async () => {
    const person = await acts.signedIn();
    const { email, former, fresh } = await acts.asked(person);
    const rows = await acts.http.test.superuser<{ text: string }>(
      `SELECT address_change::text AS text FROM auth.address_change
       UNION ALL SELECT rate_limit::text FROM auth.rate_limit`,
    );
    const all = rows.map(({ text }) => text).join('\n');
    for (const code of [former, fresh]) expect(all).not.toContain(code.replace(' ', ''));
    const limits = await acts.http.test.superuser<{ text: string }>(
      'SELECT rate_limit::text AS text FROM auth.rate_limit',
    );
    for (const address of [email, person.email]) {
      expect(limits.some(({ text }) => text.includes(address))).toBe(false);
    }
  });

  it('is asked for three times in half an hour by one member', async () => {
    const person = await acts.signedIn();
    for (let count = 0; count < 3; count += 1)
      expect((await acts.ask(person)).answer.status).toBe(200);
    const { answer } = await acts.ask(person);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each([
    [{ email: 'nobody' }, 400],
    [{}, 400],
    [null, 400],
  ])('refuses %p', async (body, status) => {
    const { cookie } = await acts.signedIn();
    expect((await acts.http.post(ADDRESS, body, acts.as(cookie))).status).toBe(status);
    expect((await acts.http.post(`${ADDRESS}/confirm`, body, acts.as(cookie))).status).toBe(status);
  });

  it('refuses the address that they have, however it is written', async () => {
    const person = await acts.signedIn();
    const { answer } = await acts.ask(person, ` ${person.email.toUpperCase()} `);
    expect([answer.status, await answer.json()]).toEqual([
      409,
      { code: 'SAME_ADDRESS', message: expect.any(String) },
    ]);
  });

  it('is for who is signed in, from the portal', async () => {
    const person = await acts.signedIn();
    expect((await acts.http.post(ADDRESS, { email: 'a@b.example' })).status).toBe(401);
    expect((await fetch(`${acts.http.first.url}${ADDRESS}`)).status).toBe(401);
    const codes = { former: '1', fresh: '2' };
    expect((await acts.http.post(`${ADDRESS}/confirm`, codes)).status).toBe(401);
    const foreign = { headers: { cookie: person.cookie, origin: 'https://evil.example' } };
    for (const path of [ADDRESS, `${ADDRESS}/confirm`]) {
      expect((await acts.http.post(path, { email: 'a@b.example' }, foreign)).status).toBe(403);
    }
  });

  it('on a public demo nobody moves the people of the sample away', async () => {
    const program = await acts.http.test.createProgram({ kind: 'SAMPLE' });
    const email = `s${newId()}@example.com`;
    await insertMember(acts.http.test, program.id, { email, blurb: 'mei' });
    const cookie = await acts.enter(email);
    const demo = await acts.http.serve({ demo: true, publicUrl: 'https://demo.example' });
    const answer = await acts.http.post(
      ADDRESS,
      { email: 'victim@example.com' },
      { headers: { ...PORTAL, cookie, host: 'demo.example' }, at: demo },
    );
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'SAMPLE_PERSON' }]);
    expect(acts.mailTo('victim@example.com')).toBeUndefined();
  });
});
