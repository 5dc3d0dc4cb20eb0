import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.js';
import { addDays, dayOf } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import {
  CONFIRM,
  CONTACT,
  INVITE,
  MOVE,
  RECORD_DEAL,
  RECORD_REFERRAL,
  REFER,
  REFERRAL,
} from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';

const MODERATE = `mutation ($input: ModerateReferralInput!) { moderateReferral(input: $input) {
  ... on Referral { id moderation } ... on UserError { code path } } }`;
const MAKE_KEY = `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
  ... on MadeApiKey { secret apiKey { id owner } } ... on UserError { code path } } }`;
const ROLES = `mutation ($input: ChangeMemberRolesInput!) { changeMemberRoles(input: $input) {
  ... on Membership { roles } ... on UserError { code path } } }`;
const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) {
  ... on Membership { status } ... on UserError { code } } }`;

interface Refused {
  readonly code?: string;
}

/** R-C5: nobody decides for points that would come to them, in any role and by any key. */
describe('paying oneself', () => {
  let app: ServedApp;
  let program: TestProgram;
  /** refers, and has every role that decides */
  let rosa: ServedPerson;
  let dana: ServedPerson;
  let nils: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ conversionPoints: 500 });
    const everything = ['advocate', 'marketer', 'sales', 'admin'] as const;
    rosa = await app.person(program, everything, { name: 'Rosa Feld' });
    dana = await app.person(program, ['sales', 'marketer', 'admin'], { name: 'Dana Cole' });
    nils = await app.person(program, ['advocate'], { name: 'Nils Berg' });
  }, 60_000);
  afterAll(() => app.close());

  const refer = async (who: Who, more: object = {}): Promise<Id> => {
    const answer = await app.get<{ id: Id }>(who, REFER, {
      input: {
        refereeName: 'Omar Haddad',
        refereeEmail: `${newId()}@haddad.example`,
        companyName: `Haddad ${newId()}`,
        ...more,
      },
    });
    return answer.id;
  };
  const ask = <Answer = Refused>(who: Who, document: string, input: object): Promise<Answer> =>
    app.get<Answer>(who, document, { input });
  const deal = (who: Who, input: object) =>
    ask<Refused & { id: Id; closedOn: string }>(who, RECORD_DEAL, { stage: 'WON', ...input });
  const stateOf = (id: Id) =>
    app.get<{ status: string; pointsAwarded: number }>(dana, REFERRAL, { id });
  const keyOf = async (who: Who, roles: readonly string[]): Promise<Who> => {
    const { secret } = await ask<{ secret: string }>(who, MAKE_KEY, { name: 'CRM', roles });
    return { headers: { authorization: `Bearer ${secret}` } };
  };
  const own = { code: 'OWN_REFERRAL' };

  /** Every verb that decides about a referral or its deal, on one of `companyName`. */
  const decisions = async (id: Id, companyName: string): Promise<[string, object][]> => {
    const { id: waiting } = await deal(dana, { externalId: newId(), companyName: 'n/a' });
    return [
      [MODERATE, { id, accepted: true }],
      [MODERATE, { id, accepted: false, reason: 'NOT_A_FIT' }],
      [CONTACT, { id }],
      [MOVE, { id, step: 'QUALIFIED' }],
      [RECORD_DEAL, { referralIds: [id], stage: 'WON' }],
      [RECORD_DEAL, { companyName, stage: 'WON' }],
      [RECORD_DEAL, { companyName, stage: 'OPEN' }],
      [RECORD_DEAL, { id: waiting, referralIds: [id], stage: 'WON' }],
      [
        `mutation ($input: ChooseReferralsInput!) { chooseReferrals(input: $input) {
           ... on Deal { id } ... on UserError { code path } } }`,
        { dealId: waiting, referralIds: [id] },
      ],
    ];
  };

  it('one person refers, and may neither accept it nor record its deal', async () => {
    const companyName = 'Haddad Tools';
    const id = await refer(rosa, { companyName });
    for (const [document, input] of await decisions(id, companyName)) {
      expect([input, await ask(rosa, document, input)]).toEqual([
        input,
        expect.objectContaining(own),
      ]);
    }
    expect(await stateOf(id)).toMatchObject({ status: 'SUBMITTED', pointsAwarded: 0 });
    await deal(dana, { companyName });
    expect(await stateOf(id)).toMatchObject({ status: 'CONVERTED', pointsAwarded: 500 });
  });

  it('nor by a key that they made', async () => {
    const companyName = 'Prado Wein';
    const id = await refer(rosa, { companyName });
    const key = await keyOf(rosa, ['MARKETER', 'SALES']);
    for (const [document, input] of await decisions(id, companyName)) {
      expect([input, await ask(key, document, input)]).toEqual([
        input,
        expect.objectContaining(own),
      ]);
    }
    expect(await stateOf(id)).toMatchObject({ status: 'SUBMITTED' });
    const theirs = await refer(nils);
    expect(await ask(key, MODERATE, { id: theirs, accepted: true })).toMatchObject({
      moderation: 'APPROVED',
    });
    const acts = await app.test.superuser<{ member_id: Id }>(
      `SELECT DISTINCT member_id FROM audit WHERE program_id = $1 AND actor_kind = 'API_KEY'`,
      [program.id],
    );
    expect(acts).toEqual([{ member_id: rosa.memberId }]);
  });

  it('nor by a second profile of the same mailbox', async () => {
    const id = await refer(nils);
    const [name, domain] = nils.email.split('@');
    const second = await app.person(program, ['sales', 'marketer'], { name: 'N. Berg' });
    await app.test.superuser('UPDATE auth.member SET email = $2 WHERE id = $1', [
      second.memberId,
      `${name ?? ''}+sales@${domain ?? ''}`,
    ]);
    expect(await ask(second, MODERATE, { id, accepted: true })).toMatchObject(own);
    expect(await deal(second, { referralIds: [id] })).toMatchObject(own);
  });

  it('nor record a referral as one that they were told of by themselves', async () => {
    const answer = await ask(rosa, RECORD_REFERRAL, {
      advocateId: rosa.advocateId,
      refereeName: 'Omar Haddad',
      refereeEmail: 'omar@haddad.example',
      companyName: 'Haddad Optik',
    });
    expect(answer).toMatchObject(own);
  });

  it('nor make room for their own by declining an earlier one of a colleague', async () => {
    const companyName = 'Castellan Optik';
    const [first, second] = [
      await refer(nils, { companyName }),
      await refer(rosa, { companyName }),
    ];
    await deal(dana, { companyName });
    await ask(dana, MODERATE, { id: second, accepted: true });
    expect((await stateOf(first)).pointsAwarded).toBe(500);
    const decline = { id: first, accepted: false, reason: 'NOT_A_FIT' };
    expect(await ask(rosa, MODERATE, decline)).toMatchObject(own);
    expect([(await stateOf(first)).pointsAwarded, (await stateOf(second)).pointsAwarded]).toEqual([
      500, 0,
    ]);
    expect(await ask(dana, MODERATE, decline)).toMatchObject({ moderation: 'DENIED' });
    expect((await stateOf(second)).pointsAwarded).toBe(500);
  });

  it('a key makes no key, and gives no role that it does not have', async () => {
    const key = await keyOf(rosa, ['ADMIN']);
    const beyond = { code: 'BEYOND_KEY' };
    expect(await ask(key, MAKE_KEY, { name: 'More', roles: ['ADMIN'] })).toMatchObject(beyond);
    const invitation = { email: `${newId()}@example.com`, name: 'Sam' };
    expect(await ask(key, INVITE, { ...invitation, roles: ['SALES'] })).toMatchObject(beyond);
    const { membershipId: id } = nils;
    expect(await ask(key, ROLES, { id, roles: ['ADVOCATE', 'SALES'] })).toMatchObject(beyond);
    expect(await ask(key, INVITE, { ...invitation, roles: ['ADVOCATE'] })).toMatchObject({
      status: 'INVITED',
    });
  });

  it('a key does no more than its owner may, and ends with them for good', async () => {
    const sam = await app.person(program, ['admin'], { name: 'Sam Okoro' });
    const key = await keyOf(sam, ['ADMIN', 'SALES']);
    const keys = '{ apiKeys { owner } }';
    expect(await app.get<{ owner: string }[]>(key, keys)).toContainEqual({ owner: 'Sam Okoro' });
    await ask(dana, ROLES, { id: sam.membershipId, roles: ['SALES'] });
    expect((await app.ask(key, keys)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await app.ask(key, '{ deals { edges { cursor } } }')).errors).toBeUndefined();
    await ask(dana, REMOVE, { id: sam.membershipId });
    const after = async () => (await app.ask(key, keys)).errors?.[0]?.extensions.code;
    expect(await after()).toBe('UNAUTHENTICATED');
    await app.test.superuser(`UPDATE membership SET status = 'ACTIVE' WHERE id = $1`, [
      sam.membershipId,
    ]);
    expect(await after()).toBe('UNAUTHENTICATED');
  });

  describe('R-T2: what is not told of a deal again stays', () => {
    it('its day, its amount with the currency, its name, and its company', async () => {
      const [company, other] = [`Oyelaran ${newId()}`, `Lindqvist ${newId()}`];
      const today = dayOf(systemClock.now(), 'UTC');
      const daysAgo = (days: number) => addDays(today, -days);
      const [day, earlier] = [daysAgo(5), daysAgo(6)];
      const { id } = await ask<{ id: Id }>(dana, RECORD_REFERRAL, {
        advocateId: nils.advocateId,
        refereeName: 'Omar Haddad',
        refereeEmail: `${newId()}@haddad.example`,
        companyName: company,
        reportedOn: daysAgo(9),
      });
      await ask(nils, CONFIRM, { id, confirmed: true });
      const first = { externalId: newId(), companyName: company, closedOn: day };
      const { id: dealId } = await deal(dana, {
        ...first,
        name: 'Frames',
        amountMinor: 90_000,
        currency: 'USD',
      });
      const told = await deal(dana, { id: dealId, amountMinor: 95_000 });
      expect(told).toMatchObject({
        closedOn: day,
        amount: { amountMinor: 95_000, currency: 'USD' },
        referrals: [{ id, status: 'CONVERTED', pointsAwarded: 500 }],
      });
      expect(await deal(dana, { externalId: first.externalId, closedOn: earlier })).toMatchObject({
        closedOn: earlier,
      });
      expect(await deal(dana, { id: dealId, name: ' ' })).toMatchObject({ closedOn: earlier });
      const elsewhere = await refer(nils, { companyName: other });
      await deal(dana, { id: dealId, referralIds: [elsewhere] });
      const [row] = await app.test.superuser(
        `SELECT d.name, c.name AS company FROM deal d JOIN company c ON c.id = d.company_id
         WHERE d.id = $1`,
        [dealId],
      );
      expect(row).toEqual({ name: 'Frames', company });
    });

    it('a deal that was lost, and is told won without its day, is won today', async () => {
      const companyName = `Kita ${newId()}`;
      const { id } = await deal(dana, { companyName, stage: 'LOST', closedOn: '2025-03-01' });
      const today = (await deal(dana, { id })).closedOn;
      expect(today > '2025-03-01').toBe(true);
    });

    it('referrals chosen anew replace those chosen before, and points follow', async () => {
      const [one, two] = [await refer(nils), await refer(nils)];
      const { id } = await deal(dana, { referralIds: [one] });
      expect((await stateOf(one)).pointsAwarded).toBe(500);
      expect(await deal(dana, { id, referralIds: [two] })).toMatchObject({
        referrals: [{ id: two, pointsAwarded: 500 }],
      });
      expect(await stateOf(one)).toMatchObject({ pointsAwarded: 0 });
      expect((await stateOf(one)).status).not.toBe('CONVERTED');
      expect(await deal(dana, { id })).toMatchObject({ referrals: [{ id: two }] });
    });
  });
});
