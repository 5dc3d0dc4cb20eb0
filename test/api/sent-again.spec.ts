import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { atOnce } from '../support/at-once.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { MOVE, RECORD_DEAL, RECORD_REFERRAL, REFER } from '../support/api/story-documents.js';

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  ... on Membership { id status } ... on UserError { code } } }`;
const MAKE_KEY = `mutation ($input: MakeApiKeyInput!) { makeApiKey(input: $input) {
  ... on MadeApiKey { secret apiKey { id name } } ... on UserError { code } } }`;
const SETTINGS = `mutation ($input: ChangeProgramSettingsInput!) {
  changeProgramSettings(input: $input) { ... on Program { name version }
    ... on UserError { code path } } }`;
const WITHDRAW = `mutation ($input: WithdrawReferralInput!) { withdrawReferral(input: $input) {
  ... on Referral { status } ... on UserError { code path message } } }`;

interface Refused {
  readonly code?: string;
  readonly path?: readonly string[];
}

describe('what is sent again', () => {
  let app: ServedApp;
  let program: { readonly id: Id; readonly slug: string };
  let admin: ServedPerson;
  let sales: ServedPerson;
  let advocate: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    admin = await app.person(program, ['admin']);
    sales = await app.person(program, ['sales']);
    advocate = await app.person(program, ['advocate']);
  }, 60_000);
  afterAll(() => app.close());

  const count = async (from: string): Promise<number> => {
    const [row] = await app.test.superuser<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${from} AND program_id = '${program.id}'`,
    );
    return row?.n ?? -1;
  };

  const referee = () => ({
    refereeName: 'Aiko Sato',
    refereeEmail: `aiko.${newId()}@example.com`,
    companyName: 'Kita',
  });

  it('invites once, five at once, and answers the same invitation to each', async () => {
    const email = `dana.${newId()}@example.com`;
    const input = { email, name: 'Dana', roles: ['SALES'], idempotencyKey: newId() };
    const answers = await atOnce(5, () => app.get<{ id: Id }>(admin, INVITE, { input }));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await count(`membership WHERE invited_name = 'Dana'`)).toBe(1);
    const fresh = { ...input, idempotencyKey: newId() };
    expect(await app.get<Refused>(admin, INVITE, { input: fresh })).toMatchObject({
      code: 'ALREADY_MEMBER',
    });
  });

  it('makes one key, and tells its secret to the first alone', async () => {
    const input = { name: 'Warehouse', roles: ['SALES'], idempotencyKey: newId() };
    const made = await app.get<{ secret: string; apiKey: { id: Id } }>(admin, MAKE_KEY, { input });
    expect(made.secret).toMatch(/^gtk_/);
    const again = await app.get(admin, MAKE_KEY, { input });
    expect(again).toEqual({ secret: null, apiKey: { id: made.apiKey.id, name: 'Warehouse' } });
    expect(await count(`api_key WHERE name = 'Warehouse'`)).toBe(1);
    const [stored] = await app.test.superuser<{ found: boolean }>(
      `SELECT bool_or(k::text LIKE '%' || $1 || '%') AS found FROM idempotency_key k`,
      [made.secret],
    );
    expect(stored?.found).toBe(false);
  });

  it('a lost answer to changed settings reads as a success, and another edit as a stale one', async () => {
    const input = { version: 1, name: 'North Star', idempotencyKey: newId() };
    const changed = { name: 'North Star', version: 2 };
    expect(await app.get(admin, SETTINGS, { input })).toEqual(changed);
    expect(await app.get(admin, SETTINGS, { input })).toEqual(changed);
    const other = { ...input, idempotencyKey: newId() };
    expect(await app.get(admin, SETTINGS, { input: other })).toMatchObject({
      code: 'STALE_VERSION',
    });
  });

  it('moves a referral once; another input with the same key is refused, another person’s is theirs', async () => {
    const { id } = await app.get<{ id: Id }>(advocate, REFER, { input: referee() });
    const input = { id, step: 'MEETING', idempotencyKey: newId() };
    await atOnce(5, () => app.get(sales, MOVE, { input }));
    expect(await count(`referral_fact WHERE referral_id = '${id}' AND kind = 'MEETING'`)).toBe(1);
    const other = { ...input, step: 'OPPORTUNITY' };
    expect(await app.get(sales, MOVE, { input: other })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await app.get(admin, MOVE, { input: other })).toMatchObject({ step: 'OPPORTUNITY' });
  });

  it('a refusal keeps no key: what was refused may be sent again once it is right', async () => {
    const input = { ...referee(), refereeEmail: 'no address', idempotencyKey: newId() };
    expect(await app.get(advocate, REFER, { input })).toMatchObject({ code: 'INVALID_INPUT' });
    const right = { ...input, refereeEmail: `aiko.${newId()}@example.com` };
    expect(await app.get(advocate, REFER, { input: right })).toMatchObject({
      id: expect.any(String),
    });
  });

  it('an id that is none is answered like one that is nobody’s; a deal’s number in a CRM is no id', async () => {
    for (const id of ['nothing', newId()]) {
      expect(await app.get(advocate, WITHDRAW, { input: { id } })).toMatchObject({
        code: 'NOT_FOUND',
        path: ['id'],
      });
      const told = { ...referee(), advocateId: id };
      expect(await app.get(sales, RECORD_REFERRAL, { input: told })).toMatchObject({
        code: 'NOT_FOUND',
        path: ['advocateId'],
      });
    }
    const deal = { externalId: 'D-4711', companyName: 'Minami', stage: 'OPEN' };
    const recorded = await app.get<{ id: Id }>(sales, RECORD_DEAL, { input: deal });
    expect(recorded).toMatchObject({ stage: 'OPEN' });
    const won = { ...deal, stage: 'WON' };
    expect(await app.get(sales, RECORD_DEAL, { input: won })).toMatchObject({
      id: recorded.id,
      stage: 'WON',
    });
  });

  it('who answers for the programme is a setting: a wrong one is a wrong field', async () => {
    for (const contactMembershipId of ['nobody', newId()]) {
      const input = { version: 2, contactMembershipId };
      expect(await app.get(admin, SETTINGS, { input })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['contactMembershipId'],
      });
    }
  });
});
