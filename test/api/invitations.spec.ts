import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationTokens } from '../../src/features/identity/invite/invitation-token.js';
import { RemindInvited } from '../../src/features/identity/invite/remind-invited.js';
import { machineActor, type Actor } from '../../src/kernel/actor.js';
import { momentOf } from '../../src/kernel/clock.js';
import { dayWords } from '../../src/kernel/day-words.js';
import { addDays, dayOf, startOfDay } from '../../src/kernel/day.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import type { TestProgram } from '../support/database/test-database.js';
import { zoneWhereItIs } from '../support/worlds/notice-world.js';

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  ... on Membership { id invitation { sentAt remindedAt endsAt hasEnded } }
  ... on UserError { code } } }`;
const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) {
  ... on Membership { status } } }`;
const MEMBERS = `{ members(first: 100) { edges { node {
  id status invitation { sentAt remindedAt endsAt hasEnded } } } } }`;
const DAY_MS = 86_400_000;

interface Invitation {
  readonly sentAt: string;
  readonly remindedAt: string | null;
  readonly endsAt: string | null;
  readonly hasEnded: boolean;
}
interface Invited {
  readonly id: Id;
  readonly invitation: Invitation | null;
  readonly code?: string;
}

/** R-U4: sent, brought to mind once, and over after thirty days. */
describe('an invitation', () => {
  let app: ServedApp;
  let program: TestProgram & { readonly actor: Actor };
  let dana: ServedPerson;

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    program = await app.test.createProgram({ kind: 'SANDBOX', timeZone: zoneWhereItIs(12) });
    dana = await app.person(program, ['admin'], { name: 'Dana Cole' });
  }, 60_000);
  afterAll(() => app.close());

  const invite = (email = `m${newId()}@example.com`, by = dana): Promise<Invited> =>
    app.get(by, INVITE, {
      input: { name: 'Omar Haddad', email, roles: ['ADVOCATE'], idempotencyKey: newId() },
    });
  const see = async (id: Id, by = dana): Promise<Invitation | null> => {
    const { edges } = await app.get<{ edges: { node: Invited }[] }>(by, MEMBERS);
    return edges.find(({ node }) => node.id === id)?.node.invitation ?? null;
  };
  /** As if it had been sent so many days ago. */
  const age = (id: Id, days: number) =>
    app.test.superuser(
      `UPDATE membership SET invited_at = invited_at - $2 * interval '1 day',
         remind_at = remind_at - $2 * interval '1 day',
         invitation_ends_at = invitation_ends_at - $2 * interval '1 day' WHERE id = $1`,
      [id, days],
    );
  const reminders = () => app.serving.app.get(RemindInvited, { strict: false });
  const sweep = (stopping = new AbortController().signal) =>
    reminders().remindInvited({ actor: (id) => machineActor('JOB', id, 'test'), stopping });
  const reminded = async (id: Id): Promise<number> => {
    const events = await app.test.superuser(
      `SELECT 1 FROM outbox WHERE name = 'member.reminded' AND payload ->> 'membershipId' = $1`,
      [id],
    );
    return events.length;
  };
  const page = (id: Id) =>
    app.fetch(
      app.serving.app
        .get(InvitationTokens, { strict: false })
        .path({ programId: program.id, membershipId: id }),
    );

  it('is brought to mind after seven days, once, however often the job runs', async () => {
    const { id, invitation } = await invite();
    expect(invitation).toMatchObject({ remindedAt: null, hasEnded: false });
    await age(id, 6);
    await sweep();
    expect(await reminded(id)).toBe(0);
    await age(id, 1);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await reminded(id)).toBe(1);
    expect(await see(id)).toMatchObject({ remindedAt: expect.any(String), hasEnded: false });
  });

  it('one that cannot be brought to mind stands in nobody’s way, and the job fails', async () => {
    const [stuck, next] = [await invite(), await invite()];
    await age(stuck.id, 9);
    await age(next.id, 8);
    await app.test.superuser(
      `ALTER TABLE membership ADD CONSTRAINT refused_by_test
         CHECK (id <> '${stuck.id}' OR reminded_at IS NULL)`,
    );
    try {
      await expect(sweep()).rejects.toThrow(`remindInvited failed 1 times: ${stuck.id}`);
    } finally {
      await app.test.superuser('ALTER TABLE membership DROP CONSTRAINT refused_by_test');
    }
    expect([await reminded(stuck.id), await reminded(next.id)]).toEqual([0, 1]);
    await sweep();
    expect(await reminded(stuck.id)).toBe(1);
  });

  it('is not brought to mind in the night of who reads it: that waits for the morning', async () => {
    const there = await app.test.createProgram({ timeZone: zoneWhereItIs(3) });
    const admin = await app.person(there, ['admin']);
    const { id } = await invite(undefined, admin);
    await app.test.superuser('UPDATE membership SET remind_at = now() WHERE id = $1', [id]);
    await sweep();
    await sweep();
    expect(await reminded(id)).toBe(0);
    const [row] = await app.test.superuser<{ hours: number }>(
      `SELECT extract(epoch FROM remind_at - now())::float / 3600 AS hours FROM membership
        WHERE id = $1`,
      [id],
    );
    expect(row?.hours).toBeGreaterThan(3); // from some minute after three until eight
    expect(row?.hours).toBeLessThan(5.01);
  });

  it('is not brought to mind to who joined, said no, was taken out, or after its end', async () => {
    const ids = await Promise.all([invite(), invite(), invite(), invite()]);
    const [joined, declined, removed, ended] = ids.map(({ id }) => id);
    await app.test.superuser(`UPDATE membership SET status = 'ACTIVE' WHERE id = $1`, [joined]);
    const decline = app.serving.app
      .get(InvitationTokens, { strict: false })
      .declinePath({ programId: program.id, membershipId: declined ?? '' });
    await app.fetch(decline, { method: 'POST' });
    await app.get(dana, REMOVE, { input: { id: removed } });
    for (const id of [joined, declined, removed]) await age(id ?? '', 8);
    await age(ended ?? '', 31);
    await sweep();
    for (const { id } of ids) expect(await reminded(id)).toBe(0);
  });

  it('R-T3: by the clock of its programme, when that is moved', async () => {
    const there = await app.test.createProgram({ kind: 'SANDBOX', timeZone: zoneWhereItIs(12) });
    const admin = await app.person(there, ['admin']);
    const { id } = await invite(undefined, admin);
    const due = await app.test.database.read(there.actor, (tx) => reminders().nextDue(tx));
    await app.test.superuser('UPDATE program SET clock_offset_ms = $2 WHERE id = $1', [
      there.id,
      7 * DAY_MS,
    ]);
    expect(await reminders().doDue(there.id, due ?? momentOf(0))).toBe(1);
    expect(await reminded(id)).toBe(1);
    await app.test.superuser('UPDATE program SET clock_offset_ms = $2 WHERE id = $1', [
      there.id,
      31 * DAY_MS,
    ]);
    expect(await see(id, admin)).toMatchObject({ hasEnded: true });
  });

  it('is seen on the advocate’s page, too', async () => {
    const { id } = await invite();
    const profile = newId();
    await app.test.superuser(
      `INSERT INTO advocate (program_id, id, member_id, name, language, time_zone, status, created_at, version)
       SELECT program_id, $2, member_id, 'Omar', 'en', 'UTC', 'INVITED', now(), 1
         FROM membership WHERE id = $1`,
      [id, profile],
    );
    await age(id, 31);
    const document =
      'query ($id: ID!) { advocate(id: $id) { status invitation { endsAt hasEnded } } }';
    expect(await app.get(dana, document, { id: profile })).toMatchObject({
      status: 'INVITED',
      invitation: { hasEnded: true },
    });
  });

  it('leads to sign-in while it is open; then its link says that it ended, and whom to ask', async () => {
    const { id } = await invite();
    const open = await page(id);
    expect([open.status, open.headers.get('location')]).toEqual([302, '/sign-in']);
    const zone = program.timeZone;
    const lastDay = addDays(dayOf(momentOf(Date.now()), zone), 30);
    expect((await see(id))?.endsAt).toBe(startOfDay(addDays(lastDay, 1), zone).toISOString());
    await age(id, 31);
    const ended = await (await page(id)).text();
    const told = dayWords(startOfDay(addDays(lastDay, -31), zone), 'en', zone);
    expect(ended).toContain(`This invitation ended on ${told}.`);
    expect(ended).toContain('ask Dana Cole to invite you again');
    expect(ended).toContain(`mailto:${dana.email}`);
    for (const token of ['x', 'x&token=y', '%00', '%ed%a0%80', 'a.b.c']) {
      for (const address of ['/invitation', '/no-invitations', '/join', '/unsubscribe']) {
        const { status } = await app.fetch(`${address}?token=${token}`);
        // `/join` leads to the page that says so.
        const expected = address === '/join' ? 302 : 404;
        expect([address, token, status]).toEqual([address, token, expected]);
      }
    }
  });

  it('its pages are in the language that staff said, and tell how whoever has joined leaves', async () => {
    const { id } = await invite();
    const declinePath = app.serving.app
      .get(InvitationTokens, { strict: false })
      .declinePath({ programId: program.id, membershipId: id });
    const read = async () => (await app.fetch(declinePath)).text();
    expect(await read()).toContain('Do you want no more invitations');
    await app.test.superuser(`UPDATE membership SET status = 'ACTIVE' WHERE id = $1`, [id]);
    expect(await read()).toContain('You can leave it in your preferences there.');
    await app.test.superuser(`UPDATE membership SET roles = '{sales}' WHERE id = $1`, [id]);
    const ofStaff = await read();
    expect(ofStaff).toContain('an admin of the programme can take you out.');
    expect(ofStaff).not.toContain('preferences');
    await app.test.superuser(
      `INSERT INTO advocate (program_id, id, member_id, name, language, language_from, time_zone,
         status, created_at, version)
       SELECT program_id, $2, member_id, 'Omar', 'zh-CN', 'STAFF', 'UTC', 'INVITED', now(), 1
         FROM membership WHERE id = $1`,
      [id, newId()],
    );
    expect(await read()).toContain('计划的管理员可以将您移除');
  });

  it('lets nobody in after its end: no link is mailed, and who is signed in does not join', async () => {
    const person = await app.person(await app.test.createProgram(), ['sales']);
    const { id } = await invite(person.email);
    await age(id, 31);
    const stranger = await invite();
    await age(stranger.id, 31);
    const [row] = await app.test.superuser<{ email: string }>(
      `SELECT m.email FROM auth.member m JOIN membership p ON p.member_id = m.id WHERE p.id = $1`,
      [stranger.id],
    );
    await app.post('/api/auth/sign-in/magic-link', { email: row?.email });
    const here = { headers: { ...person.headers, 'x-goodturn-program': program.slug } };
    const refused = await app.ask(here, '{ me { id } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { programs } = await app.get<{ programs: object[] }>(
      person,
      '{ viewer { programs { program { slug } } } }',
    );
    expect(programs).toHaveLength(1);
    expect(await see(id)).toMatchObject({ hasEnded: true });
    expect(await app.mailsTo(row?.email ?? '')).toEqual([]);
  });

  it('is made anew after its end, with a reminder of its own; while it is open it is not', async () => {
    const email = `m${newId()}@example.com`;
    const { id } = await invite(email);
    expect(await invite(email)).toMatchObject({ code: 'ALREADY_MEMBER' });
    await age(id, 31);
    await sweep();
    const answers = await Promise.all([invite(email), invite(email)]);
    expect(answers.filter(({ code }) => code === 'ALREADY_MEMBER')).toHaveLength(1);
    expect(await see(id)).toMatchObject({ hasEnded: false, remindedAt: null });
    await age(id, 7);
    await sweep();
    expect(await reminded(id)).toBe(1);
  });

  it('of before invitations ended is made anew, once, with a reminder and an end', async () => {
    const email = `m${newId()}@example.com`;
    const { id } = await invite(email);
    await app.test.superuser(
      'UPDATE membership SET remind_at = NULL, invitation_ends_at = NULL WHERE id = $1',
      [id],
    );
    expect(await see(id)).toMatchObject({ endsAt: null, hasEnded: false });
    const answers = await Promise.all([invite(email), invite(email)]);
    expect(answers.map(({ code }) => code ?? 'SENT').sort()).toEqual(['ALREADY_MEMBER', 'SENT']);
    expect(await see(id)).toMatchObject({ endsAt: expect.any(String), hasEnded: false });
    await age(id, 7);
    await sweep();
    expect(await reminded(id)).toBe(1);
  });
});
