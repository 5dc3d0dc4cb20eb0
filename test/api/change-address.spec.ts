import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { AddressActs } from '../support/api/address-acts.js';

describe('another sign-in address, over HTTP', () => {
  let acts: AddressActs;

  beforeAll(async () => {
    acts = await AddressActs.open();
  });
  afterAll(() => acts.close());

  it('changes once both codes are entered, and from then on the new address signs in', async () => {
    const person = await acts.signedIn();
    const { email, ...codes } = await acts.asked(person);
    expect(await acts.now(person)).toMatchObject({
      body: { email: person.email, asked: { email, triesLeft: 5 } },
    });
    expect(await acts.confirm(person.cookie, codes)).toEqual({ status: 200, body: { email } });
    expect(await acts.now(person)).toEqual({ status: 200, body: { email, asked: null } });

    const mails = acts.http.opened.mails.mails.length;
    await acts.http.askLink(person.email);
    expect(acts.http.opened.mails.mails).toHaveLength(mails);
    const cookie = await acts.enter(email);
    const { actor } = await acts.http.opened.reader.identify(
      { headers: { cookie }, id: 'r' },
      person.program.slug,
    );
    expect(actor).toMatchObject({ memberId: person.memberId });
  });

  it('ends every session but this one, and the links in the former mailbox', async () => {
    const person = await acts.signedIn();
    const elsewhere = await acts.enter(person.email);
    const link = await acts.http.mailedToken(person.email);
    const { email, ...codes } = await acts.asked(person);
    await acts.confirm(person.cookie, codes);
    expect((await acts.now(person)).status).toBe(200);
    expect((await acts.now({ ...person, cookie: elsewhere })).status).toBe(401);
    expect((await acts.http.post('/api/auth/confirm', { token: link })).status).toBe(410);
    expect(await acts.addressOf(person.memberId)).toBe(email);
  });

  it('takes the codes however they are typed', async () => {
    const person = await acts.signedIn();
    const { former, fresh, email } = await acts.asked(person);
    const wide = former.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    await acts.confirm(person.cookie, { former: wide, fresh: ` ${fresh.replace(' ', '-')} ` });
    expect(await acts.addressOf(person.memberId)).toBe(email);
  });

  it('says which code was wrong, five times, and then nothing is asked any more', async () => {
    const person = await acts.signedIn();
    const { former, fresh } = await acts.asked(person);
    const wrong = '0000 0000';
    const tries = [
      { former: wrong, fresh, which: ['FORMER'] },
      { former, fresh: wrong, which: ['NEW'] },
      { former: wrong, fresh: wrong, which: ['FORMER', 'NEW'] },
      { former: fresh, fresh: former, which: ['FORMER', 'NEW'] },
      { former: wrong, fresh, which: ['FORMER'] },
    ];
    for (const [index, { which, ...codes }] of tries.entries()) {
      expect(await acts.confirm(person.cookie, codes)).toEqual({
        status: 422,
        body: {
          code: 'WRONG_CODE',
          message: expect.any(String),
          wrong: which,
          triesLeft: 4 - index,
        },
      });
    }
    expect((await acts.confirm(person.cookie, { former, fresh })).status).toBe(410);
    expect(await acts.addressOf(person.memberId)).toBe(person.email);
    expect((await acts.now(person)).body['asked']).toBeNull();
  });

  it('works for half an hour', async () => {
    const person = await acts.signedIn();
    const codes = await acts.asked(person);
    const [row] = await acts.http.test.superuser<{ seconds: number }>(
      `SELECT extract(epoch FROM expires_at - now())::float8 AS seconds FROM auth.address_change
       WHERE member_id = $1`,
      [person.memberId],
    );
    expect(row?.seconds).toBeGreaterThan(29 * 60);
    expect(row?.seconds).toBeLessThanOrEqual(30 * 60);
    await acts.http.test.superuser(
      `UPDATE auth.address_change SET expires_at = now() - interval '1 second' WHERE member_id = $1`,
      [person.memberId],
    );
    expect((await acts.confirm(person.cookie, codes)).status).toBe(410);
    expect((await acts.now(person)).body['asked']).toBeNull();
    await acts.http.opened.signIn.forgetPast();
    const left = await acts.http.test.superuser(
      'SELECT 1 FROM auth.address_change WHERE member_id = $1',
      [person.memberId],
    );
    expect(left).toEqual([]);
  });

  it('happens once, also when it is confirmed eight times at the same moment', async () => {
    const person = await acts.signedIn();
    const { email, ...codes } = await acts.asked(person);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => acts.confirm(person.cookie, codes)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 410, 410, 410, 410, 410, 410, 410,
    ]);
    expect((await acts.confirm(person.cookie, codes)).status).toBe(410);
    const former = await acts.http.test.superuser(
      'SELECT email FROM auth.former_address WHERE member_id = $1',
      [person.memberId],
    );
    expect(former).toEqual([{ email: person.email }]);
    expect(await acts.addressOf(person.memberId)).toBe(email);
  });

  it('the codes of somebody else, and those of an earlier asking, are of no use', async () => {
    const [mei, budi] = [await acts.signedIn(), await acts.signedIn()];
    const ofMei = await acts.asked(mei);
    await acts.asked(budi);
    expect((await acts.confirm(budi.cookie, ofMei)).body).toMatchObject({
      wrong: ['FORMER', 'NEW'],
    });
    const later = await acts.asked(mei);
    expect((await acts.confirm(mei.cookie, ofMei)).body).toMatchObject({
      wrong: ['FORMER', 'NEW'],
    });
    expect((await acts.confirm(mei.cookie, later)).status).toBe(200);
  });

  it('an address of another member is not told to who asks, but to who has its mailbox', async () => {
    const [mei, budi] = [await acts.signedIn(), await acts.signedIn({ language: 'id' })];
    const free = await acts.ask(mei);
    const taken = await acts.ask(mei, budi.email);
    const shape = async ({ answer }: typeof free) => ({
      status: answer.status,
      fields: Object.keys((await answer.json()) as object).sort(),
      headers: [...answer.headers.keys()].sort(),
    });
    expect(await shape(taken)).toEqual(await shape(free));
    const mail = acts.mailTo(budi.email);
    expect(mail).toMatchObject({ kind: 'ADDRESS_TAKEN' });
    expect(mail?.html).toContain('lang="id"');
    expect(mail?.text).not.toMatch(/\d{4} \d{4}/);
    expect(mail?.text).not.toContain(mei.email);
    const guess = await acts.confirm(mei.cookie, {
      former: acts.codeTo(mei.email),
      fresh: '1234 5678',
    });
    expect(guess.body).toMatchObject({ code: 'WRONG_CODE', wrong: ['NEW'] });
  });

  it('one that was taken meanwhile stays with who took it, also at the same moment', async () => {
    const [mei, budi] = [await acts.signedIn(), await acts.signedIn()];
    const email = `both${newId()}@example.com`;
    const [ofMei, ofBudi] = [await acts.asked(mei, email), await acts.asked(budi, email)];
    // One mailbox got both: each has the code of their own asking.
    const [forMei, forBudi] = acts.http.opened.mails.mails
      .filter(({ to }) => to === email)
      .map(({ text }) => /\d{4} \d{4}/.exec(text)?.[0] ?? '');
    const answers = await Promise.all([
      acts.confirm(mei.cookie, { former: ofMei.former, fresh: forMei ?? '' }),
      acts.confirm(budi.cookie, { former: ofBudi.former, fresh: forBudi ?? '' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'ADDRESS_TAKEN',
    });
    const owners = await acts.http.test.superuser('SELECT id FROM auth.member WHERE email = $1', [
      email,
    ]);
    expect(owners).toHaveLength(1);
  });

  it('goes back again, and each former address is remembered once', async () => {
    const person = await acts.signedIn();
    const there = await acts.asked(person);
    await acts.confirm(person.cookie, there);
    const { email, former, fresh } = await acts.asked(
      { ...person, email: there.email },
      person.email,
    );
    expect((await acts.confirm(person.cookie, { former, fresh })).status).toBe(200);
    expect(await acts.addressOf(person.memberId)).toBe(email);
    const again = await acts.asked(person, there.email);
    expect((await acts.confirm(person.cookie, again)).status).toBe(200);
    const rows = await acts.http.test.superuser<{ email: string }>(
      'SELECT email FROM auth.former_address WHERE member_id = $1',
      [person.memberId],
    );
    expect(rows.map((row) => row.email).sort()).toEqual([person.email, there.email].sort());
  });
});
