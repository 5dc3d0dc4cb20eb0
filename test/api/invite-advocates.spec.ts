import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { momentOf } from '../../src/kernel/clock.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { address, INVITE, InviteApi } from '../support/api/invite-api.js';
import type { ServedApp, ServedPerson } from '../support/api/served-app.js';
import { keepSentStatements } from '../support/database/sent-statements.js';
import { until } from '../support/until.js';

const NOMINATE = `mutation ($input: NominateAdvocateInput!) { nominateAdvocate(input: $input) {
  ... on Advocate { id } ... on UserError { code } } }`;
const WITHDRAW = `mutation ($input: WithdrawAdvocateInput!) { withdrawAdvocate(input: $input) {
  ... on Advocate { status } ... on UserError { code } } }`;

/** What a round writes of people; what follows the events is the same for each. */
const OF_MANY =
  /INSERT INTO (membership|invitation_round)|auth\.ensure_member|INSERT INTO advocate .*ROWS FROM/s;

/** R-U4: by marketers, one or hundreds; each with one mail that lets them in. */
describe('advocates are invited', () => {
  let api: InviteApi;
  let app: ServedApp;
  let program: InviteApi['program'];
  let priya: ServedPerson;
  let dana: ServedPerson;

  beforeAll(async () => {
    api = await InviteApi.open();
    ({ app, program, priya, dana } = api);
  }, 60_000);
  afterAll(() => app.close());

  it('a marketer sees what becomes of each line before anything is sent', async () => {
    const [fresh, open, said] = [address(), address(), address()];
    await api.one(open);
    await api.one(said);
    await api.decline(said);
    const mei = await app.person(program, ['advocate']);
    const text = [
      `Rosa Feld <${fresh}>`,
      `${open}; ${said}`,
      '',
      `Mei,${mei.email}`,
      dana.email,
      `again ${fresh.toUpperCase()}`,
      'no address here',
      'rosa@feld',
    ].join('\n');
    const before = await app.test.superuser('SELECT 1 FROM membership');
    const { people, left } = await api.check({ text });
    expect(people.map(({ outcome }) => outcome)).toEqual([
      'INVITED',
      'ALREADY_INVITED',
      'DECLINED',
      'ALREADY_HERE',
      'ALREADY_HERE',
      'TWICE',
      'INVALID',
      'INVALID',
    ]);
    expect(people[0]).toMatchObject({ place: 1, name: 'Rosa Feld', email: fresh });
    expect(people.at(-1)).toMatchObject({ place: 8, email: 'rosa@feld' });
    expect(left).toBe(0);
    expect(await app.test.superuser('SELECT 1 FROM membership')).toHaveLength(before.length);
    const round = await api.invite({
      people: people.flatMap(({ name, email }) => (email === null ? [] : [{ name, email }])),
    });
    expect(round).toMatchObject({
      invited: 1,
      advocates: [{ name: 'Rosa Feld', status: 'INVITED' }],
    });
    expect(Object.fromEntries(round.refused.map(({ outcome, count }) => [outcome, count]))).toEqual(
      {
        ALREADY_INVITED: 1,
        DECLINED: 1,
        ALREADY_HERE: 2,
        TWICE: 1,
        INVALID: 1,
      },
    );
  });

  it('the same request sent again has the same answer, and sends nothing', async () => {
    const [email, idempotencyKey] = [address(), newId()];
    const first = await api.one(email, { idempotencyKey });
    const [again, atOnce] = await Promise.all([
      api.one(email, { idempotencyKey }),
      api.one(email, { idempotencyKey }),
    ]);
    expect([again, atOnce]).toEqual([first, first]);
    const other = await api.one(email);
    expect(other).toMatchObject({
      invited: 0,
      refused: [{ outcome: 'ALREADY_INVITED', count: 1 }],
    });
    await api.linkIn(email);
    expect(await app.mailsTo(email)).toHaveLength(1);
  });

  it('of two who invite the same people at once, each is invited once', async () => {
    const people = Array.from({ length: 20 }, (_, at) => ({
      name: `P ${String(at)}`,
      email: address(),
    }));
    const omar = await app.person(program, ['marketer']);
    const rounds = await Promise.all([
      api.invite({ people }),
      api.invite({ people: people.toReversed() }, omar),
    ]);
    expect(rounds.map(({ invited }) => invited).sort((a, b) => a - b)).toEqual([0, 20]);
    const known = await app.test.superuser(
      'SELECT 1 FROM advocate WHERE program_id = $1 AND email = ANY ($2)',
      [program.id, people.map(({ email }) => email)],
    );
    expect(known).toHaveLength(20);
  });

  it('five hundred cost the same statements as one; one more is refused', async () => {
    const sent = keepSentStatements();
    const counted = async (count: number): Promise<number> => {
      const people = Array.from({ length: count }, () => ({ name: 'P', email: address() }));
      sent.texts.length = 0;
      await app.get(priya, INVITE.replace(/advocates \{.*\}/s, '} ... on UserError { code } } }'), {
        input: { people, idempotencyKey: newId() },
      });
      return sent.texts.filter((text) => OF_MANY.test(text)).length;
    };
    try {
      const [ofOne, ofMany] = [await counted(1), await counted(200)];
      expect([ofOne, ofMany]).toEqual([4, 4]);
    } finally {
      sent.restore();
    }
    const people = Array.from({ length: 501 }, () => ({ name: 'P', email: address() }));
    expect(await api.invite({ people })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await api.invite({})).toMatchObject({ code: 'INVALID_INPUT' });
    const text = people.map(({ email }) => email).join('\n');
    expect(await api.check({ text })).toMatchObject({ left: 1 });
  });

  it('nominees are invited by name, with what is known of them; sales invites nobody', async () => {
    const email = address();
    const { id } = await app.get<{ id: Id }>(dana, NOMINATE, {
      input: { name: 'Omar Haddad', email, note: 'Spoke at our day.', idempotencyKey: newId() },
    });
    const nameless = newId();
    await app.test.superuser(
      `INSERT INTO advocate (program_id, id, name, language, time_zone, status, created_at, version)
       VALUES ($1, $2, 'No Address', 'en', 'UTC', 'NOMINATED', now(), 1)`,
      [program.id, nameless],
    );
    const { people } = await api.check({ advocateIds: [id, nameless] });
    expect(people.map(({ outcome }) => outcome).sort()).toEqual(['INVITED', 'NO_ADDRESS']);
    const round = await api.invite({ advocateIds: [id, nameless], language: 'ja' });
    expect(round).toMatchObject({
      invited: 1,
      refused: [{ outcome: 'NO_ADDRESS', count: 1 }],
      advocates: [{ id, name: 'Omar Haddad', status: 'INVITED', language: 'ja' }],
    });
    await api.linkIn(email);
    const [mail] = await app.mailsTo(email);
    expect(mail?.text).toContain('Omar Haddad 様');
    const refused = await app.ask(dana, INVITE, {
      input: { advocateIds: [id], idempotencyKey: newId() },
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const there = await app.person(await app.test.createProgram(), ['marketer']);
    expect(await api.invite({ advocateIds: [id] }, there)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the mail is in the sender’s name, quotes their note, and says what is kept', async () => {
    const email = address();
    await api.one(email, { note: 'You spoke so well in Kyoto.\nPlease join us.' });
    await api.linkIn(email);
    const [mail] = await app.mailsTo(email);
    expect(mail).toMatchObject({
      fromName: 'Priya Nair (Test programme)',
      replyTo: priya.email,
      unsubscribeUrl: expect.stringContaining('/no-invitations?token='),
      letsIn: true,
    });
    expect(mail?.text).toContain('> You spoke so well in Kyoto.\n> Please join us.');
    expect(mail?.text).toContain('Until then it keeps your name, your address');
    expect(mail?.html).toContain('<blockquote');
  });

  it('one press in the mail accepts and signs in, once; mail scanners do nothing', async () => {
    const email = address();
    const { advocates } = await api.one(email);
    const link = await api.linkIn(email);
    const page = await app.fetch(link);
    expect(await page.text()).toContain('Priya Nair invites you to join');
    expect(
      await app.test.superuser('SELECT status FROM membership WHERE id = $1', [
        await api.membershipOf(email),
      ]),
    ).toEqual([{ status: 'INVITED' }]);
    const elsewhere = await app.fetch(link, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect([elsewhere.status, elsewhere.headers.getSetCookie()]).toEqual([200, []]);
    const joined = await app.fetch(link, { method: 'POST' });
    expect([joined.status, joined.headers.get('location')]).toEqual([303, '/']);
    const cookie = joined.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const who = { headers: { cookie, 'x-goodturn-program': program.slug } };
    await until(async () => {
      const { data } = await app.ask<{ me: { id: Id; status: string } | null }>(
        who,
        '{ me { id status } }',
      );
      return data?.me?.id === advocates[0]?.id && data?.me?.status === 'JOINED';
    });
    const again = await app.fetch(link, { method: 'POST' });
    expect([again.status, again.headers.getSetCookie()]).toEqual([303, []]);
    expect(again.headers.get('location')).toContain('/invitation?token=');
  });

  it('the link lets in nobody else: by the other token, after the end, or who has joined elsewhere', async () => {
    const email = address();
    await api.one(email);
    const [link, membershipId] = [await api.linkIn(email), await api.membershipOf(email)];
    const declining = api
      .tokens()
      .declinePath({ programId: program.id, membershipId })
      .split('token=')[1];
    const refused = async (path: string) => {
      const answer = await app.fetch(path, { method: 'POST' });
      return [answer.status, answer.headers.getSetCookie()];
    };
    expect(await refused(`/join?token=${declining ?? ''}`)).toEqual([303, []]);
    await app.test.superuser('UPDATE membership SET invitation_ends_at = now() WHERE id = $1', [
      membershipId,
    ]);
    expect(await refused(link)).toEqual([303, []]);
    const staff = await app.person(await app.test.createProgram(), ['admin']);
    await api.one(staff.email);
    const ofStaff = { programId: program.id, membershipId: await api.membershipOf(staff.email) };
    expect(await refused(api.tokens().joinPath(ofStaff))).toEqual([303, []]);
    await until(async () => (await app.mailsTo(staff.email)).length > 0);
    const [mail] = await app.mailsTo(staff.email);
    expect(mail?.text).toContain(api.tokens().path(ofStaff));
    expect(mail?.text).toContain('you get a link by mail');
  });

  it('is invited again after the end, or after it was taken back; who said no never', async () => {
    const email = address();
    const { advocates } = await api.one(email);
    const id = advocates[0]?.id ?? '';
    await app.test.superuser('UPDATE membership SET invitation_ends_at = $2 WHERE id = $1', [
      await api.membershipOf(email),
      momentOf(0),
    ]);
    expect(await api.invite({ advocateIds: [id] })).toMatchObject({ invited: 1 });
    expect(await app.get(priya, WITHDRAW, { input: { id } })).toEqual({ status: 'LEFT' });
    expect(await api.invite({ advocateIds: [id] })).toMatchObject({
      invited: 1,
      advocates: [{ id, status: 'INVITED' }],
    });
    await app.get(priya, WITHDRAW, { input: { id } });
    expect(await api.invite({ advocateIds: [id] })).toMatchObject({
      refused: [{ outcome: 'TOO_OFTEN', count: 1 }],
    });
    await api.decline(email);
    expect(await api.invite({ advocateIds: [id] })).toMatchObject({
      refused: [{ outcome: 'DECLINED', count: 1 }],
    });
  });

  it('whoever is to join as staff is no marketer’s to invite', async () => {
    const admin = await app.person(program, ['admin']);
    const email = address();
    await app.get(
      admin,
      `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }`,
      { input: { name: 'Sam', email, roles: ['SALES'], idempotencyKey: newId() } },
    );
    expect(await api.one(email)).toMatchObject({
      refused: [{ outcome: 'ALREADY_HERE', count: 1 }],
    });
  });
});
