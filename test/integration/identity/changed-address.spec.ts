import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AddAdvocate,
  FindOrAddAdvocates,
  isOwnAddress,
  ownAmong,
  type NewAdvocate,
} from '../../../src/features/advocates/index.js';
import { judgeInvitations } from '../../../src/features/advocates/pipeline/judge-invitations.queries.js';
import { EndAdvocacy } from '../../../src/features/advocates/presence/end-advocacy.js';
import { EnsureAdvocate } from '../../../src/features/advocates/presence/ensure-advocate.js';
import { FollowAddress } from '../../../src/features/advocates/presence/follow-address.js';
import { AlreadyMember, InviteMember, RemoveMember } from '../../../src/features/identity/index.js';
import { FollowAddressChanges } from '../../../src/features/identity/members/index.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { MailNotTaken, type NotTakenBecause } from '../../../src/platform/mail/mailer.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { insertMember, openTestSignIn, type TestSignIn } from '../../support/api/test-sign-in.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const somebody: NewAdvocate = {
  name: 'Rosa Lind',
  email: null,
  externalId: null,
  memberId: null,
  language: 'en',
  timeZone: 'Asia/Tokyo',
  companyId: null,
  status: 'JOINED',
  contactMemberId: null,
};
/** They sign in with another address now: who learns of it, and what still knows the former one. */
describe('a changed sign-in address', () => {
  let test: TestDatabase;
  let opened: TestSignIn;
  let follow: FollowAddressChanges;
  const timeline = new RecordTimeline();
  const addAdvocate = new AddAdvocate();
  const ensure = new EnsureAdvocate(
    addAdvocate,
    new EndAdvocacy(new RemoveMember(new Outbox()), timeline),
    new FollowAddress(timeline),
    timeline,
    new Outbox(),
  );

  beforeAll(async () => {
    test = await openTestDatabase();
    opened = openTestSignIn(test);
    follow = new FollowAddressChanges(opened.signIn, test.database, new Outbox());
  });
  afterAll(async () => {
    await opened.signIn.close();
    await test.close();
  });
  beforeEach(() => test.superuser('UPDATE auth.former_address SET follow_at = NULL'));

  const fresh = (): string => `m${newId()}@example.com`;
  const add = ({ actor }: { actor: Actor }, input: Partial<NewAdvocate>) =>
    test.database.write(actor, 'addAdvocate', (tx) =>
      addAdvocate.addAdvocate(tx, actor, { ...somebody, ...input }),
    );
  const followAll = () => follow.followAddressChanges('r', new AbortController().signal);
  const change = async (from: string, to = fresh()): Promise<string> => {
    expect(await opened.signIn.changeAddress.changeByHand(from, to)).toBe('CHANGED');
    return to;
  };
  const told = (to: string) =>
    opened.mails.mails.filter((mail) => mail.to === to && mail.kind === 'ADDRESS_CHANGED');

  async function member() {
    const program = await test.createProgram();
    const email = fresh();
    const made = await insertMember(test, program.id, { email, language: 'en' });
    const { advocate } = await add(program, { email, memberId: made.memberId });
    return { ...made, program, email, advocateId: advocate.id };
  }
  /** As the relay does: what the programme learned of, followed. */
  const ensured = ({ actor }: { actor: Actor }, membershipId: Id) =>
    test.database.write(actor, 'ensureAdvocate', (tx) =>
      ensure.ensureAdvocate(tx, actor, { membershipId }),
    );
  async function changed() {
    const person = await member();
    const to = await change(person.email);
    await followAll();
    await ensured(person.program, person.membershipId);
    return { ...person, to };
  }
  const events = (membershipId: Id) =>
    test.superuser(
      `SELECT program_id FROM outbox
       WHERE name = 'member.addressChanged' AND payload ->> 'membershipId' = $1`,
      [membershipId],
    );
  const profile = async (advocateId: Id) =>
    (
      await test.superuser<{ email: string | null; version: number }>(
        'SELECT email, version FROM advocate WHERE id = $1',
        [advocateId],
      )
    )[0];
  const lines = (advocateId: Id) =>
    test.superuser(
      `SELECT rule, inputs FROM timeline WHERE subject_id = $1 AND outcome = 'ADDRESS_CHANGED'`,
      [advocateId],
    );

  it('each of their programmes learns of it once, with an audit row, and then the former mailbox', async () => {
    const { email, memberId, membershipId } = await member();
    const other = await test.createProgram();
    const there = await insertMember(test, other.id, { email, roles: ['sales'] });
    await change(email);
    for (let times = 0; times < 2; times += 1) await followAll();
    expect(await events(membershipId)).toHaveLength(1);
    expect(await events(there.membershipId)).toEqual([{ program_id: other.id }]);
    expect(
      await test.superuser(
        `SELECT actor_kind, actor_id FROM audit WHERE program_id = $1 AND operation = 'changeAddress'`,
        [other.id],
      ),
    ).toEqual([{ actor_kind: 'MEMBER', actor_id: there.membershipId }]);
    expect(told(email)).toHaveLength(1);
    expect(told(email)[0]?.text).not.toContain('@');
    expect(await opened.signIn.formerAddresses.claim()).toBeNull();
    expect(memberId).toBe(there.memberId);
  });

  it('a programme that they left, and one that they never had, learn nothing', async () => {
    const { email } = await member();
    const [left, foreign] = [await test.createProgram(), await test.createProgram()];
    await insertMember(test, left.id, { email, status: 'REMOVED' });
    await insertMember(test, foreign.id, { email: fresh() });
    await change(email);
    await followAll();
    for (const { id } of [left, foreign]) {
      expect(await test.superuser('SELECT 1 FROM outbox WHERE program_id = $1', [id])).toEqual([]);
      const seen = await test.database.read({ programId: id }, (tx) =>
        tx.query<unknown[]>('SELECT email FROM auth.program_former_address'),
      );
      expect(seen).toEqual([]);
    }
  });

  it('followed by two workers at once, it is told once', async () => {
    const { email, membershipId } = await member();
    await change(email);
    await Promise.all([followAll(), followAll(), followAll()]);
    expect(await events(membershipId)).toHaveLength(1);
    expect(told(email)).toHaveLength(1);
  });

  it('a worker that died in between is followed by another one, when its turn is over', async () => {
    const { email, membershipId } = await member();
    await change(email);
    // Claimed, and nothing came of it.
    expect(await opened.signIn.formerAddresses.claim()).toMatchObject({ email });
    await followAll();
    expect(await events(membershipId)).toEqual([]);
    await test.superuser(
      `UPDATE auth.former_address SET follow_at = now() - interval '1 second' WHERE email = $1 AND follow_at > now() + interval '4 minutes'`,
      [email],
    );
    await followAll();
    expect(await events(membershipId)).toHaveLength(1);
    expect(told(email)).toHaveLength(1);
  });

  it.each<[NotTakenBecause, boolean]>([
    ['UNREACHABLE', true],
    ['REFUSED', false],
  ])(
    'a former mailbox that takes no mail (%s) keeps no programme waiting',
    async (because, again) => {
      const { email, membershipId } = await member();
      await change(email);
      const { mails } = opened;
      const send = mails.send.bind(mails);
      mails.send = () => Promise.reject(new MailNotTaken(because, 'SMTP_550'));
      const following = followAll();
      await (again ? expect(following).rejects.toThrow(MailNotTaken) : following);
      mails.send = send;
      expect(await events(membershipId)).toHaveLength(1);
      await test.superuser(
        `UPDATE auth.former_address SET follow_at = now() - interval '1 second' WHERE email = $1 AND follow_at IS NOT NULL`,
        [email],
      );
      await followAll();
      expect(await events(membershipId)).toHaveLength(1);
      expect(told(email)).toHaveLength(again ? 1 : 0);
    },
  );

  it('R-U1: the profile bears the new address, and says so once', async () => {
    const { to, advocateId, program, membershipId } = await changed();
    expect(await profile(advocateId)).toEqual({ email: to, version: 2 });
    await ensured(program, membershipId);
    expect(await profile(advocateId)).toEqual({ email: to, version: 2 });
    expect(await lines(advocateId)).toEqual([{ rule: 'R-U1', inputs: {} }]);
  });

  it('another address that staff told stays, and so does a profile of the new one', async () => {
    const [told, taken] = [await member(), await member()];
    const work = fresh();
    await test.superuser('UPDATE advocate SET email = $2 WHERE id = $1', [told.advocateId, work]);
    const to = fresh();
    const { advocate: other } = await add(taken.program, { email: to, status: 'NOMINATED' });
    for (const { email, program, membershipId } of [told, taken]) {
      await change(email, email === taken.email ? to : undefined);
      await followAll();
      await ensured(program, membershipId);
    }
    expect((await profile(told.advocateId))?.email).toBe(work);
    expect((await profile(taken.advocateId))?.email).toBe(taken.email);
    expect((await profile(other.id))?.email).toBe(to);
    expect(await lines(taken.advocateId)).toEqual([]);
  });

  it('R-W6: nobody refers their own former address, however it is written', async () => {
    const { email, to, advocateId, program } = await changed();
    const own = (address: string) =>
      test.database.read({ programId: program.id }, (tx) => isOwnAddress(tx, advocateId, address));
    expect(await own(email)).toBe(true);
    expect(await own(email.replace('@', '+x@').toUpperCase())).toBe(true);
    expect(await own(to)).toBe(true);
    expect(await own(fresh())).toBe(false);
  });

  it('R-C5: a profile of the former address is still their own', async () => {
    const { email, memberId, program } = await changed();
    const { advocate } = await add(program, { email: email.replace('@', '+2@') });
    const own = await test.database.read({ programId: program.id }, (tx) =>
      ownAmong(tx, { memberId, advocateId: null }, [advocate.id]),
    );
    expect(own).toEqual([advocate.id]);
  });

  it('a file that knows the former address means them, and completes their profile', async () => {
    const { email, advocateId, program } = await changed();
    const take = (externalId: string) =>
      test.database.write(program.actor, 'import', (tx) =>
        new FindOrAddAdvocates().findOrAddAdvocates(tx, program.actor, [
          { externalId, email, name: null },
          { externalId: null, email, name: null },
        ]),
      );
    const found = { id: advocateId, reason: null };
    expect(await take('A-1')).toEqual([found, found]);
    expect(await take('A-2')).toEqual([
      { id: null, reason: expect.stringContaining('A-1') },
      found,
    ]);
  });

  it('who invites or nominates the former address means them', async () => {
    const { email, to, advocateId, program } = await changed();
    const invite = test.database.write(program.actor, 'inviteMember', (tx) =>
      new InviteMember(new Outbox()).inviteMember(tx, program.actor, {
        email,
        name: 'Rosa',
        roles: ['sales'],
      }),
    );
    await expect(invite).rejects.toThrow(AlreadyMember);
    const wanted = { place: 1, name: 'Rosa', email, isValid: true, advocateId: null };
    const judged = await test.database.read({ programId: program.id }, (tx) =>
      judgeInvitations(tx, [wanted]),
    );
    expect(judged).toMatchObject([{ email: to, advocateId, outcome: 'ALREADY_HERE' }]);
    const nominated = await add(program, { email, name: 'Rosa', status: 'NOMINATED' });
    expect(nominated).toMatchObject({ added: false, advocate: { id: advocateId } });
  });

  it('a former address that somebody else signs in with is theirs, but for R-W6', async () => {
    const { email, advocateId, program } = await changed();
    await insertMember(test, (await test.createProgram()).id, { email });
    const nominated = await add(program, { email, name: 'Nils', status: 'NOMINATED' });
    expect(nominated.added).toBe(true);
    const own = await test.database.read({ programId: program.id }, (tx) =>
      isOwnAddress(tx, advocateId, email),
    );
    expect(own).toBe(true);
  });

  it('who runs the installation changes it without codes, and learns why not', async () => {
    const [mei, budi] = [await member(), await member()];
    const byHand = (from: string, to: string) => opened.signIn.changeAddress.changeByHand(from, to);
    expect(await byHand(fresh(), fresh())).toBe('UNKNOWN');
    expect(await byHand(mei.email, budi.email)).toBe('TAKEN');
    expect(await byHand(mei.email, fresh())).toBe('CHANGED');
    expect(await byHand(mei.email, fresh())).toBe('UNKNOWN');
  });
});
