import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EnsureAdvocate } from '../../src/features/advocates/presence/ensure-advocate.js';
import { invitationMail } from '../../src/features/identity/invite/invitation-mail.js';
import { InvitationTokens } from '../../src/features/identity/invite/invitation-token.js';
import { LinkClicks } from '../../src/features/links/link-clicks.js';
import { NoticeComposer } from '../../src/features/notifications/notice-composer.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Database } from '../../src/platform/database/index.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { RECORD_REFERRAL } from '../support/api/story-documents.js';
import type { TestProgram } from '../support/database/test-database.js';

const REMOVE = `mutation ($input: RemoveMemberInput!) { removeMember(input: $input) {
  ... on Membership { status } } }`;
const ADVOCATE = 'query ($id: ID!) { advocate(id: $id) { status } }';

let app: ServedApp;
let program: TestProgram & { readonly actor: Actor };
let dana: ServedPerson;
let rosa: ServedPerson;

beforeAll(async () => {
  app = await ServedApp.open({ role: 'api' });
  program = await app.test.createProgram();
  dana = await app.person(program, ['sales', 'marketer', 'admin'], { name: 'Dana Cole' });
  rosa = await app.person(program, ['advocate'], { name: 'Rosa Feld' });
}, 60_000);
afterAll(() => app.close());

/** What the relay does with the event of the removal, or of a new invitation. */
const follow = () =>
  app.serving.app
    .get(Database)
    .write(program.actor, 'ensureAdvocate', (tx) =>
      app.serving.app
        .get(EnsureAdvocate, { strict: false })
        .ensureAdvocate(tx, program.actor, { membershipId: rosa.membershipId }),
    );
const status = async () =>
  (await app.get<{ status: string }>(dana, ADVOCATE, { id: rosa.advocateId })).status;

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const clicks = async () =>
  (await app.test.superuser('SELECT 1 FROM touch WHERE program_id = $1', [program.id])).length;
const listed = async (status?: string) => {
  const { edges } = await app.get<{ edges: { node: { name: string } }[] }>(
    dana,
    'query ($statuses: [AdvocateStatus!]) { advocates(statuses: $statuses) { edges { node { name } } } }',
    { statuses: status === undefined ? null : [status] },
  );
  return edges.map(({ node }) => node.name);
};

const redeemedBy = async () => {
  const { edges } = await app.get<{ edges: { node: { advocate: object } }[] }>(
    dana,
    '{ redemptions { edges { node { advocate { name status } } } } }',
  );
  return edges.map(({ node }) => node.advocate);
};

it('R-U5: a removed member’s advocate has left: no link, no mail, no new referral; back when invited', async () => {
  const code = `r${newId().replaceAll('-', '').slice(-11)}`;
  await app.test.superuser(
    `INSERT INTO link (program_id, id, advocate_id, code, created_at) VALUES ($1, $2, $3, $4, now())`,
    [program.id, newId(), rosa.advocateId, code],
  );
  const noticeId = newId();
  await app.test.superuser(
    `INSERT INTO notification (program_id, id, advocate_id, dedupe_key, kind, subject_kind,
       subject_id, inputs, created_at, mail_status, mail_due_at, mail_attempts)
     VALUES ($1, $2, $3, 'waits', 'REFERRAL_MOVED', 'REFERRAL', $2, '{}', now(), 'WAITING', now(), 0)`,
    [program.id, noticeId, rosa.advocateId],
  );
  const rewardId = newId();
  await app.test.superuser(
    `INSERT INTO reward (program_id, id, status, name, description, texts, price_points, fulfilment,
       stock, is_gift, created_at, version)
     VALUES ($1, $2, 'LIVE', 'Tea set', 'Green tea', '[]', 100, 'BY_HAND', 1, false, now(), 1)`,
    [program.id, rewardId],
  );
  await app.test.superuser(
    `INSERT INTO redemption (program_id, id, reward_id, reward_version, advocate_id, price_points,
       status, requested_at, version)
     VALUES ($1, $2, $3, 1, $4, 100, 'REQUESTED', now(), 1)`,
    [program.id, newId(), rewardId, rosa.advocateId],
  );
  expect((await app.fetch(`/api/refer/${code}`)).status).toBe(200);

  await app.get(dana, REMOVE, { input: { id: rosa.membershipId } });
  const events = await app.test.superuser(
    `SELECT payload FROM outbox WHERE program_id = $1 AND name = 'member.removed'`,
    [program.id],
  );
  expect(events).toEqual([{ payload: { membershipId: rosa.membershipId } }]);
  await follow();
  await follow();
  expect(await status()).toBe('LEFT');
  expect((await app.fetch(`/api/refer/${code}`)).status).toBe(404);
  const visit = () =>
    app.fetch(`/r/${code}`, { redirect: 'manual', headers: { 'user-agent': BROWSER } });
  await visit();
  await app.serving.app.get(LinkClicks, { strict: false }).flush();
  expect(await clicks()).toBe(0);
  expect(await listed()).toEqual([]);
  expect(await listed('LEFT')).toEqual(['Rosa Feld']);
  expect(await redeemedBy()).toEqual([{ name: 'Rosa Feld', status: 'LEFT' }]);
  const submission = { name: 'Omar', email: 'omar@haddad.example', company: 'Haddad Tools' };
  expect((await app.post(`/api/refer/${code}`, submission)).status).toBe(404);
  const mail = await app.serving.app
    .get(Database)
    .read(program.actor, (tx) =>
      app.serving.app.get(NoticeComposer, { strict: false }).gatherAnyHour(tx, [noticeId]),
    );
  expect(mail).toMatchObject({ content: { is: 'NONE' } });
  const recorded = await app.get(dana, RECORD_REFERRAL, {
    input: {
      advocateId: rosa.advocateId,
      refereeName: 'Omar Haddad',
      refereeEmail: 'omar@haddad.example',
      companyName: 'Haddad Tools',
    },
  });
  expect(recorded).toMatchObject({ code: 'INVALID_INPUT', path: ['advocateId'] });

  await app.test.superuser(`UPDATE membership SET status = 'INVITED' WHERE id = $1`, [
    rosa.membershipId,
  ]);
  await follow();
  expect(await status()).toBe('INVITED');
  await app.test.superuser(`UPDATE membership SET status = 'ACTIVE' WHERE id = $1`, [
    rosa.membershipId,
  ]);
  await follow();
  expect(await status()).toBe('JOINED');
  expect((await app.fetch(`/api/refer/${code}`)).status).toBe(200);
  await visit();
  await app.serving.app.get(LinkClicks, { strict: false }).flush();
  expect(await clicks()).toBe(1);
  expect(await listed()).toEqual(['Rosa Feld']);
});

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  ... on Membership { id status } ... on UserError { code path } } }`;
interface Invited {
  readonly id: Id;
  readonly code?: string;
}
const invite = (email: string): Promise<Invited> =>
  app.get(dana, INVITE, {
    input: { name: 'Omar Haddad', email, roles: ['ADVOCATE'], idempotencyKey: newId() },
  });

it('R-U4: who wants no more invitations is not invited again until they take that back', async () => {
  const { id } = await invite('omar@haddad.example');
  const path = app.serving.app
    .get(InvitationTokens, { strict: false })
    .declinePath({ programId: program.id, membershipId: id });
  const open = async (method: 'GET' | 'POST', at = path) =>
    (await app.fetch(at, { method })).text();
  const mail = invitationMail({
    to: 'omar@haddad.example',
    kind: 'INVITATION',
    name: 'Omar',
    inviter: null,
    program: { name: 'North Star', color: '#1f6f5c', locale: 'ja', timeZone: 'Asia/Tokyo' },
    endsAt: null,
    note: null,
    joinsAtOnce: false,
    link: 'https://advocates.example/invitation?token=t',
    declineUrl: `https://advocates.example${path}`,
  });
  expect(mail.unsubscribeUrl).toBe(`https://advocates.example${path}`);
  expect(mail.text).toContain(path);
  expect(await open('GET')).toContain('Do you want no more invitations'); // and changes nothing
  expect(await invite('omar@haddad.example')).toMatchObject({ code: 'ALREADY_MEMBER' });
  expect(await open('POST')).toContain('cannot invite you any more');
  expect(await open('POST')).toContain('cannot invite you any more'); // a mail program’s and theirs
  expect(await invite('omar@haddad.example')).toMatchObject({
    code: 'INVITATION_DECLINED',
    path: ['email'],
  });
  expect(await open('POST', `${path}&again=1`)).toContain('Do you want no more');
  expect(await invite('omar@haddad.example')).toMatchObject({ id, status: 'INVITED' });
  const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
  expect((await app.fetch(forged, { method: 'POST' })).status).toBe(404);
});

it('R-U4: one address gets three invitations in thirty days, one sender sends a thousand a day', async () => {
  const email = 'lena@haddad.example';
  for (let time = 1; time <= 3; time += 1) {
    const { id } = await invite(email);
    await app.get(dana, REMOVE, { input: { id } });
  }
  expect(await invite(email)).toMatchObject({ code: 'TOO_MANY_INVITATIONS', path: ['email'] });
  await app.test.superuser(
    `UPDATE membership SET invited_at = now() - interval '31 days' WHERE program_id = $1`,
    [program.id],
  );
  expect((await invite(email)).code).toBeUndefined();
  await app.test.superuser(
    `INSERT INTO membership (program_id, id, member_id, roles, status, invited_by, invited_at,
       created_at, version)
     SELECT $1, gen_random_uuid(), gen_random_uuid(), '{advocate}', 'INVITED', $2, now(), now(), 1
       FROM generate_series(2, 999)`,
    [program.id, dana.membershipId],
  );
  // 998 and Lena's: one more is the 1,000th.
  const last = await Promise.all([invite('a@haddad.example'), invite('b@haddad.example')]);
  expect(last.filter(({ code }) => code === 'TOO_MANY_INVITATIONS')).toHaveLength(1);
});
