import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeMemberRoles } from '../../../src/features/identity/members/change-member-roles.js';
import {
  AlreadyMember,
  LastAdmin,
} from '../../../src/features/identity/members/identity.errors.js';
import {
  listMemberships,
  listOwnPrograms,
  type MembershipRow,
} from '../../../src/features/identity/members/identity.queries.js';
import { InviteMember } from '../../../src/features/identity/invite/invite-member.js';
import { RemoveMember } from '../../../src/features/identity/members/remove-member.js';
import type { Actor, Role } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { encodeCursor } from '../../../src/kernel/page.js';
import { InvalidInput, NotFound } from '../../../src/platform/errors/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertMember, openTestSignIn, type TestSignIn } from '../../support/api/test-sign-in.js';

describe('members', () => {
  let test: TestDatabase;
  let opened: TestSignIn;

  beforeAll(async () => {
    test = await openTestDatabase([], 30);
    opened = openTestSignIn(test);
  });
  afterAll(async () => {
    await opened.signIn.close();
    await test.close();
  });

  function invite(actor: Actor, input: object = {}): Promise<MembershipRow> {
    return test.database.write(actor, 'inviteMember', (tx) =>
      new InviteMember(new Outbox()).inviteMember(tx, actor, {
        email: `${newId()}@example.com`,
        name: 'Dana Cole',
        roles: ['sales'],
        ...input,
      }),
    );
  }

  function changeRoles(actor: Actor, id: Id, roles: Role[]): Promise<MembershipRow> {
    return test.database.write(actor, 'changeMemberRoles', (tx) =>
      new ChangeMemberRoles(new Outbox()).changeMemberRoles(tx, actor, { id, roles }),
    );
  }

  function remove(actor: Actor, id: Id): Promise<MembershipRow> {
    return test.database.write(actor, 'removeMember', (tx) =>
      new RemoveMember(new Outbox()).removeMember(tx, actor, { id }),
    );
  }

  async function withAdmins(count: number) {
    const program = await test.createProgram();
    const admins = [];
    for (let made = 0; made < count; made += 1) {
      const email = `${newId()}@example.com`;
      admins.push(await insertMember(test, program.id, { email, roles: ['admin'] }));
    }
    return { program, actor: program.actor, ids: admins.map(({ membershipId }) => membershipId) };
  }

  async function activeAdmins(programId: Id): Promise<number> {
    const rows = await test.superuser(
      `SELECT 1 FROM membership WHERE program_id = $1 AND status = 'ACTIVE' AND 'admin' = ANY (roles)`,
      [programId],
    );
    return rows.length;
  }

  describe('inviting', () => {
    it('asks a person to join with roles, and tells that it happened', async () => {
      const { actor, id } = await test.createProgram();
      const invited = await invite(actor, {
        email: ' Dana.Cole@Example.com',
        roles: ['admin', 'sales'],
      });
      expect(invited).toMatchObject({
        name: 'Dana Cole',
        email: 'dana.cole@example.com',
        roles: ['sales', 'admin'],
        status: 'INVITED',
        joinedAt: null,
        version: 1,
      });
      expect(
        await test.superuser('SELECT name, payload FROM outbox WHERE program_id = $1', [id]),
      ).toEqual([{ name: 'member.invited', payload: { membershipId: invited.id } }]);
    });

    it('names every wrong field at once', async () => {
      const { actor } = await test.createProgram();
      const error = await invite(actor, { email: 'dana', name: '', roles: [] }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(InvalidInput);
      const paths = (error as InvalidInput).problems.map(({ path }) => path.join('.'));
      expect(paths).toEqual(['email', 'name', 'roles']);
    });

    it('refuses somebody who is in, also when two invite at once', async () => {
      const { actor } = await test.createProgram();
      const email = `${newId()}@example.com`;
      const asked = await Promise.allSettled([
        invite(actor, { email }),
        invite(actor, { email: email.toUpperCase() }),
      ]);
      const refused = asked.filter((result) => result.status === 'rejected');
      expect(refused.map(({ reason }) => reason as unknown)).toEqual([expect.any(AlreadyMember)]);
    });

    it('asks somebody who was removed again, under the same membership', async () => {
      const { actor } = await test.createProgram();
      const email = `${newId()}@example.com`;
      const first = await invite(actor, { email });
      await remove(actor, first.id);
      const again = await invite(actor, { email, roles: ['marketer'] });
      expect(again).toMatchObject({ id: first.id, roles: ['marketer'], status: 'INVITED' });
    });

    it('R-A1: somebody known to another programme is shown as they were invited', async () => {
      const [mine, other] = [await test.createProgram(), await test.createProgram()];
      const email = `${newId()}@example.com`;
      await insertMember(test, other.id, { email, name: 'Real Name' });
      expect(await invite(mine.actor, { email, name: 'Guess' })).toMatchObject({ name: 'Guess' });
      const names = await test.superuser('SELECT name FROM auth.member WHERE email = $1', [email]);
      expect(names).toEqual([{ name: 'Real Name' }]);
    });

    it('R-A3: signing in accepts every open invitation, once', async () => {
      const [one, two] = [await test.createProgram(), await test.createProgram()];
      const email = `${newId()}@example.com`;
      const invited = [await invite(one.actor, { email }), await invite(two.actor, { email })];
      const memberId = invited[0]?.memberId ?? '';
      await Promise.all([
        opened.acceptor.acceptAll(memberId, 'r'),
        opened.acceptor.acceptAll(memberId, 'r'),
      ]);
      const programs = await test.database.readOwn(memberId, listOwnPrograms);
      expect(programs.map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
      const told = await test.superuser(
        `SELECT program_id FROM outbox WHERE name = 'member.joined' AND program_id = ANY ($1)`,
        [[one.id, two.id]],
      );
      expect(told).toHaveLength(2);
    });
  });

  describe('R-A4: a programme always has an active admin', () => {
    it('R-A4: the last admin cannot be removed or lose the role', async () => {
      const { actor, ids, program } = await withAdmins(1);
      const id = ids[0] ?? '';
      await expect(remove(actor, id)).rejects.toThrow(LastAdmin);
      await expect(changeRoles(actor, id, ['sales'])).rejects.toThrow(LastAdmin);
      expect(await activeAdmins(program.id)).toBe(1);
    });

    it('R-A4: the last admin may have further roles', async () => {
      const { actor, ids } = await withAdmins(1);
      const changed = await changeRoles(actor, ids[0] ?? '', ['sales', 'admin']);
      expect(changed.roles).toEqual(['sales', 'admin']);
    });

    it('R-A4: an admin who has not signed in yet does not count', async () => {
      const { actor, ids } = await withAdmins(1);
      await invite(actor, { roles: ['admin'] });
      await expect(remove(actor, ids[0] ?? '')).rejects.toThrow(LastAdmin);
    });

    it('R-A4: with another active admin one may go', async () => {
      const { actor, ids } = await withAdmins(2);
      expect(await remove(actor, ids[0] ?? '')).toMatchObject({ status: 'REMOVED' });
    });

    it('R-A4: of 20 admins who all go at the same moment, exactly one stays', async () => {
      const { actor, ids, program } = await withAdmins(20);
      const asked = await Promise.allSettled(
        ids.map((id, index) =>
          index % 2 === 0 ? remove(actor, id) : changeRoles(actor, id, ['marketer']),
        ),
      );
      const refused = asked.filter((result) => result.status === 'rejected');
      expect(refused.map(({ reason }) => reason as unknown)).toEqual([expect.any(LastAdmin)]);
      expect(await activeAdmins(program.id)).toBe(1);
    });
  });

  it('R-A1: the people of another programme are not found', async () => {
    const [{ actor }, other] = [await withAdmins(1), await withAdmins(2)];
    for (const id of [other.ids[0] ?? '', newId()]) {
      await expect(remove(actor, id)).rejects.toThrow(NotFound);
      await expect(changeRoles(actor, id, ['sales'])).rejects.toThrow(NotFound);
    }
    await expect(remove(actor, 'no-id')).rejects.toThrow(NotFound);
    expect(await activeAdmins(other.program.id)).toBe(2);
  });

  it('lists members by name in pages, without those who were removed', async () => {
    const { id: programId, actor } = await test.createProgram();
    for (const name of ['Chen', 'Ana', 'Budi', 'Dewi']) {
      await insertMember(test, programId, { email: `${newId()}@example.com`, name });
    }
    const all = await test.database.read({ programId }, (tx) =>
      listMemberships(tx, { first: 10, after: null }),
    );
    await insertMember(test, programId, { email: `${newId()}@example.com`, roles: ['admin'] });
    await remove(actor, all.rows[3]?.id ?? '');
    const names: string[][] = [];
    let after: string | null = null;
    for (let page = 0; page < 2; page += 1) {
      const { rows, hasNext } = await test.database.read({ programId }, (tx) =>
        listMemberships(tx, { first: 2, after }),
      );
      names.push([...rows.map(({ name }) => name), String(hasNext)]);
      const last = rows.at(-1);
      after = last === undefined ? null : encodeCursor([last.name, last.id]);
    }
    expect(names).toEqual([
      ['Ana', 'Budi', 'true'],
      ['Chen', 'Mei Tanaka', 'false'],
    ]);
  });

  it('R-A1: a person lists their own programmes, and only what they belong to', async () => {
    const [one, two, three] = [
      await test.createProgram(),
      await test.createProgram(),
      await test.createProgram(),
    ];
    const email = `${newId()}@example.com`;
    const { memberId } = await insertMember(test, one.id, { email, roles: ['marketer'] });
    await insertMember(test, two.id, { email, status: 'REMOVED' });
    await insertMember(test, three.id, { email: `${newId()}@example.com` });
    const programs = await test.database.readOwn(memberId, listOwnPrograms);
    expect(programs.map(({ slug, roles }) => ({ slug, roles }))).toEqual([
      { slug: one.slug, roles: ['marketer'] },
    ]);
  });
});
