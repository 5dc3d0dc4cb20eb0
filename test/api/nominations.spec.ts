import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnsureAdvocate } from '../../src/features/advocates/presence/ensure-advocate.js';
import { TellReminder } from '../../src/features/advocates/presence/tell-reminder.js';
import { InvitationTokens } from '../../src/features/identity/invite/invitation-token.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/index.js';
import { ServedApp, type ServedPerson, type Who } from '../support/api/served-app.js';
import type { TestProgram } from '../support/database/test-database.js';

const NOMINATE = `mutation ($input: NominateAdvocateInput!) { nominateAdvocate(input: $input) {
  __typename ... on Advocate { id status company { name } nomination { by isMine note } }
  ... on AlreadyAdvocate { advocateId status } ... on UserError { code path } } }`;
const WITHDRAW = `mutation ($input: WithdrawAdvocateInput!) { withdrawAdvocate(input: $input) {
  ... on Advocate { status } ... on UserError { code } } }`;
const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  ... on Membership { id } ... on UserError { code } } }`;
const SEEN = `query ($id: ID!) { advocate(id: $id) { status nomination { by isMine note }
  invitation { declinedAt } timeline { rule outcome forStaffOnly } } }`;
const PIPELINE = '{ advocatePipeline { status count } }';

interface Nominated {
  readonly id: Id;
  readonly code?: string;
}
interface Seen {
  readonly status: string;
  readonly nomination: { by: string | null; isMine: boolean; note: string | null } | null;
  readonly invitation: { declinedAt: string | null } | null;
  readonly timeline: { rule: string; outcome: string; forStaffOnly: boolean }[];
}

/** R-U4: named by staff, invited, joined. */
describe('a nominee', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;
  let omar: ServedPerson;
  let priya: ServedPerson;
  let admin: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram();
    dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    omar = await app.person(program, ['sales'], { name: 'Omar Haddad' });
    priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    admin = await app.person(program, ['admin']);
  }, 60_000);
  afterAll(() => app.close());

  const nominate = (more: object = {}, by: Who = dana): Promise<Nominated> =>
    app.get(by, NOMINATE, {
      input: {
        name: 'Rosa Feld',
        email: `rosa${newId()}@feld.example`,
        note: 'Told two hospitals of us.',
        idempotencyKey: newId(),
        ...more,
      },
    });
  const see = (id: Id, by: Who = priya): Promise<Seen> => app.get(by, SEEN, { id });
  const outcomes = async (id: Id) => (await see(id)).timeline.map(({ outcome }) => outcome);
  const withdraw = (id: Id, by: Who = priya) => app.get(by, WITHDRAW, { input: { id } });
  const invite = (email: string): Promise<{ id: Id }> =>
    app.get(admin, INVITE, {
      input: { name: 'Rosa Feld', email, roles: ['ADVOCATE'], idempotencyKey: newId() },
    });
  /** What the relay does with the event of a membership. */
  const follow = (membershipId: Id) =>
    app.serving.app
      .get(Database)
      .write(program.actor, 'ensureAdvocate', (tx) =>
        app.serving.app
          .get(EnsureAdvocate, { strict: false })
          .ensureAdvocate(tx, program.actor, { membershipId }),
      );
  const decline = (membershipId: Id) =>
    app.fetch(
      app.serving.app
        .get(InvitationTokens, { strict: false })
        .declinePath({ programId: program.id, membershipId }),
      { method: 'POST' },
    );
  const count = async (status: string) => {
    const steps = await app.get<{ status: string; count: number }[]>(dana, PIPELINE);
    return steps.find((step) => step.status === status)?.count ?? 0;
  };

  it('is named by sales with a reason that marketers read, and other sales do not', async () => {
    const before = await count('NOMINATED');
    const answer = await nominate({ companyName: 'Feld Kliniken' });
    expect(answer).toMatchObject({
      __typename: 'Advocate',
      status: 'NOMINATED',
      company: { name: 'Feld Kliniken' },
      nomination: { by: 'Dana Cole', isMine: true, note: 'Told two hospitals of us.' },
    });
    expect(await count('NOMINATED')).toBe(before + 1);
    expect((await see(answer.id)).nomination).toMatchObject({ isMine: false, by: 'Dana Cole' });
    expect((await see(answer.id)).nomination?.note).toBe('Told two hospitals of us.');
    expect((await see(answer.id, omar)).nomination?.note).toBeNull();
    expect((await see(answer.id)).timeline).toMatchObject([
      { rule: 'R-U4', outcome: 'NOMINATED', forStaffOnly: true },
    ]);
  });

  it('is listed for who nominated them, whatever became of them', async () => {
    const ofOmar = await nominate({}, omar);
    const aside = await nominate({}, omar);
    await withdraw(aside.id);
    const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
      omar,
      '{ advocates(nominatedByMe: true) { edges { node { id } } } }',
    );
    expect(edges.map(({ node }) => node.id).sort()).toEqual([ofOmar.id, aside.id].sort());
  });

  it('waits for marketers, with a list of those that are counted, until somebody decides', async () => {
    const waiting = async () => {
      const overview = '{ overview { waiting { kind count } } }';
      const { waiting: items } = await app.get<{ waiting: { kind: string; count: number }[] }>(
        priya,
        overview,
      );
      return items.find(({ kind }) => kind === 'NOMINEES_TO_DECIDE')?.count ?? 0;
    };
    const listed = async () => {
      const { edges } = await app.get<{ edges: { node: { id: Id } }[] }>(
        priya,
        '{ advocates(nominees: true, first: 100) { edges { node { id } } } }',
      );
      return edges.map(({ node }) => node.id);
    };
    const before = await waiting();
    const { id } = await nominate();
    // Named by a file, and by nobody: there is nothing to decide.
    await app.test.superuser(
      `INSERT INTO advocate (program_id, id, name, language, time_zone, status, created_at, version)
       VALUES ($1, $2, 'Of a file', 'en', 'UTC', 'NOMINATED', now(), 1)`,
      [program.id, newId()],
    );
    expect(await waiting()).toBe(before + 1);
    expect(await listed()).toContain(id);
    expect(await listed()).toHaveLength(before + 1);
    await withdraw(id);
    expect(await waiting()).toBe(before);
    expect(await listed()).not.toContain(id);
  });

  it('who is among the advocates already is said to be so, and how far they are', async () => {
    const mei = await app.person(program, ['advocate']);
    expect(await nominate({ email: mei.email.toUpperCase() })).toMatchObject({
      __typename: 'AlreadyAdvocate',
      code: 'ALREADY_ADVOCATE',
      advocateId: mei.advocateId,
      status: 'ACTIVE',
    });
    const email = `twice${newId()}@feld.example`;
    const answers = await Promise.all([nominate({ email }), nominate({ email }, omar)]);
    expect(answers.map(({ code }) => code ?? 'NOMINATED').sort()).toEqual([
      'ALREADY_ADVOCATE',
      'NOMINATED',
    ]);
    expect(await nominate({ email: omar.email })).toMatchObject({ code: 'ALREADY_MEMBER' });
  });

  it('who is known from a file and was never asked keeps their profile', async () => {
    const [id, email] = [newId(), `file${newId()}@feld.example`];
    await app.test.superuser(
      `INSERT INTO advocate (program_id, id, name, email, language, time_zone, status, created_at, version)
       VALUES ($1, $2, 'R. Feld', $3, 'ja', 'UTC', 'NOMINATED', now(), 1)`,
      [program.id, id, email],
    );
    expect(await nominate({ email })).toMatchObject({ id, nomination: { isMine: true } });
  });

  it('is refused without a name, an address and a reason, all at once', async () => {
    const answer = await app.get(
      dana,
      `mutation ($input: NominateAdvocateInput!) { nominateAdvocate(input: $input) {
         ... on InvalidInput { problems { path } } } }`,
      { input: { name: ' ', email: 'nobody', note: '', idempotencyKey: newId() } },
    );
    expect(answer).toMatchObject({
      problems: [{ path: ['name'] }, { path: ['email'] }, { path: ['note'] }],
    });
  });

  it('R-T4: is set aside, once however often, and nominated anew with another reason', async () => {
    const email = `aside${newId()}@feld.example`;
    const { id } = await nominate({ email });
    const answers = await Promise.all([withdraw(id), withdraw(id)]);
    expect(answers).toEqual([{ status: 'LEFT' }, { status: 'LEFT' }]);
    expect(await outcomes(id)).toEqual(['NOMINATED', 'SET_ASIDE']);
    expect(await nominate({ email, note: 'Spoke at our day.' }, omar)).toMatchObject({
      id,
      status: 'NOMINATED',
      nomination: { by: 'Omar Haddad', note: 'Spoke at our day.' },
    });
  });

  it('is invited, and then joins: the timeline tells both, once', async () => {
    const email = `joins${newId()}@feld.example`;
    const { id } = await nominate({ email });
    const { id: membershipId } = await invite(email);
    await follow(membershipId);
    await follow(membershipId);
    expect((await see(id)).status).toBe('INVITED');
    await app.test.superuser('UPDATE membership SET reminded_at = now() WHERE id = $1', [
      membershipId,
    ]);
    const tell = () =>
      app.serving.app
        .get(Database)
        .write(program.actor, 'tellReminder', (tx) =>
          app.serving.app
            .get(TellReminder, { strict: false })
            .tellReminder(tx, program.actor, { membershipId }),
        );
    await tell();
    await tell();
    await app.test.superuser(
      `UPDATE membership SET status = 'ACTIVE', joined_at = now() WHERE id = $1`,
      [membershipId],
    );
    await follow(membershipId);
    await follow(membershipId);
    expect((await see(id)).status).toBe('JOINED');
    expect(await outcomes(id)).toEqual(['NOMINATED', 'INVITED', 'REMINDED', 'JOINED']);
    expect(await withdraw(id)).toMatchObject({ code: 'NOT_AVAILABLE' });
  });

  it('an open invitation is withdrawn: its link has ended, and an admin sees it gone', async () => {
    const email = `back${newId()}@feld.example`;
    const { id: membershipId } = await invite(email);
    await follow(membershipId);
    const [row] = await app.test.superuser<{ id: Id }>('SELECT id FROM advocate WHERE email = $1', [
      email,
    ]);
    const id = row?.id ?? '';
    expect(await withdraw(id)).toEqual({ status: 'LEFT' });
    await follow(membershipId);
    expect(await outcomes(id)).toEqual(['INVITED', 'WITHDRAWN']);
    const page = await app.fetch(
      app.serving.app
        .get(InvitationTokens, { strict: false })
        .path({ programId: program.id, membershipId }),
    );
    expect(await page.text()).toContain('This invitation has ended.');
    expect(await invite(email)).toMatchObject({ id: membershipId });
  });

  it('who said no is not nominated again, and reads nowhere that they were', async () => {
    const email = `no${newId()}@feld.example`;
    const { id } = await nominate({ email });
    const { id: membershipId } = await invite(email);
    await follow(membershipId);
    await decline(membershipId);
    await follow(membershipId);
    expect(await see(id)).toMatchObject({
      status: 'LEFT',
      invitation: { declinedAt: expect.any(String) },
    });
    expect(await outcomes(id)).toEqual(['NOMINATED', 'INVITED', 'DECLINED']);
    expect(await nominate({ email })).toMatchObject({ code: 'INVITATION_DECLINED' });
    const mei = await app.person(program, ['advocate']);
    const own = await app.ask(mei, '{ me { nomination { note } } }');
    expect(own.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('R-A1: of another programme is nobody here', async () => {
    const there = await app.test.createProgram();
    const stranger = await app.person(there, ['marketer']);
    const { id } = await nominate();
    expect(await withdraw(id, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.get(stranger, PIPELINE)).toContainEqual({ status: 'NOMINATED', count: 0 });
    const email = `both${newId()}@feld.example`;
    await nominate({ email });
    expect(await nominate({ email }, stranger)).toMatchObject({ __typename: 'Advocate' });
  });
});
