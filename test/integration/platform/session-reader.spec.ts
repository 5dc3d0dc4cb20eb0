import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MakeApiKey } from '../../../src/features/identity/keys/make-api-key.js';
import { RevokeApiKey } from '../../../src/features/identity/keys/revoke-api-key.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { PROGRAM_HEADER } from '../../../src/platform/auth/session-reader.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import {
  cookieOf,
  insertMember,
  openTestSignIn,
  type NewMember,
  type TestSignIn,
} from '../../support/api/test-sign-in.js';

describe('SessionReader', () => {
  let test: TestDatabase;
  let opened: TestSignIn;

  beforeAll(async () => {
    test = await openTestDatabase();
    opened = openTestSignIn(test);
  });
  afterAll(async () => {
    await opened.signIn.close();
    await test.close();
  });

  async function signedIn(member: Partial<NewMember> = {}) {
    const program = await test.createProgram();
    const email = member.email ?? `m${newId()}@example.com`;
    const made = await insertMember(test, program.id, { email, ...member });
    const session = await opened.signIn.enterAs(made.memberId, new Headers());
    return { program, email, ...made, cookie: cookieOf(session?.cookies ?? []) };
  }

  /** Whichever way is asked, the answer is the same; a read has begun for who is let in alone. */
  async function ask(cookie: string, slug: string | null = null) {
    const headers = slug === null ? { cookie } : { cookie, [PROGRAM_HEADER]: slug };
    const request = { headers, id: 'request-1' };
    const identity = await opened.reader.identify(request, slug);
    const begun = await opened.reader.begin(request);
    await begun.open?.close();
    expect(begun.identity).toEqual(identity);
    expect(begun.open !== null).toBe(identity.actor !== null);
    return identity;
  }

  async function both(cookie: string): Promise<(Id | null)[]> {
    const [ours, theirs] = [
      await ask(cookie),
      await opened.signIn.getSession(new Headers({ cookie })),
    ];
    return [ours.member?.id ?? null, theirs?.memberId ?? null];
  }

  describe('says the same as better-auth', () => {
    it('of a session that holds', async () => {
      const { cookie, memberId } = await signedIn();
      expect(await both(cookie)).toEqual([memberId, memberId]);
    });

    it('of one among other cookies', async () => {
      const { cookie, memberId } = await signedIn();
      expect(await both(`theme=dark; ${cookie}; a=b`)).toEqual([memberId, memberId]);
    });

    it('of one that has run out', async () => {
      const { cookie, memberId } = await signedIn();
      await test.superuser(
        `UPDATE auth.session SET expires_at = now() - interval '1 second' WHERE member_id = $1`,
        [memberId],
      );
      expect(await both(cookie)).toEqual([null, null]);
    });

    it('of one that was signed out', async () => {
      const { cookie, memberId } = await signedIn();
      await test.superuser('DELETE FROM auth.session WHERE member_id = $1', [memberId]);
      expect(await both(cookie)).toEqual([null, null]);
    });

    it.each([
      ['another token', (value: string) => `${value.startsWith('x') ? 'y' : 'x'}${value.slice(1)}`],
      [
        'another signature',
        (value: string) => value.replace(/\.(.)/, (_, c) => (c === 'A' ? '.B' : '.A')),
      ],
      ['no signature', (value: string) => value.slice(0, value.indexOf('.'))],
      ['a cut signature', (value: string) => value.slice(0, -3)],
      ['nothing', () => ''],
      ['a broken escape', () => '%E0%A4%A.x'],
    ])('of a cookie with %s', async (_what, tamper) => {
      const { cookie } = await signedIn();
      const [name = '', value = ''] = cookie.split('=');
      expect(await both(`${name}=${tamper(value)}`)).toEqual([null, null]);
    });

    it('of a cookie of another installation', async () => {
      const { cookie } = await signedIn();
      const token = decodeURIComponent(cookie).split('=')[1]?.split('.')[0] ?? '';
      const { createHmac } = await import('node:crypto');
      const foreign = createHmac('sha256', 'z'.repeat(40)).update(token).digest('base64');
      expect(await both(`goodturn.session=${encodeURIComponent(`${token}.${foreign}`)}`)).toEqual([
        null,
        null,
      ]);
    });

    it('of no cookie', async () => {
      expect(await both('')).toEqual([null, null]);
    });
  });

  it('R-A3: makes the actor of the programme that is named', async () => {
    const { program, cookie, memberId, membershipId, email } = await signedIn({
      roles: ['marketer', 'admin'],
    });
    expect(await ask(cookie, program.slug)).toEqual({
      member: { id: memberId, name: 'Mei Tanaka', email, language: 'ja' },
      actor: {
        kind: 'MEMBER',
        programId: program.id,
        id: membershipId,
        memberId,
        advocateId: null,
        roles: ['marketer', 'admin'],
        role: null,
        onBehalfOf: null,
        requestId: 'request-1',
      },
    });
  });

  it('knows the own advocate profile', async () => {
    const { program, cookie, memberId } = await signedIn();
    const advocateId = newId();
    await test.superuser(
      `INSERT INTO advocate (program_id, id, member_id, name, language, time_zone, status, created_at, version)
       VALUES ($1, $2, $3, 'Mei', 'ja', 'Asia/Tokyo', 'ACTIVE', now(), 1)`,
      [program.id, advocateId, memberId],
    );
    expect((await ask(cookie, program.slug)).actor?.advocateId).toBe(advocateId);
  });

  it.each([
    ['another programme', 'ACTIVE', true],
    ['a programme that does not exist', 'ACTIVE', false],
    ['a programme that they were removed from', 'REMOVED', null],
  ] as const)('R-A1: nobody is an actor of %s', async (_what, status, exists) => {
    const { program, cookie, memberId } = await signedIn();
    const other = await test.createProgram();
    await test.superuser('UPDATE membership SET status = $2 WHERE member_id = $1', [
      memberId,
      status,
    ]);
    const slug = exists === null ? program.slug : exists ? other.slug : 'nowhere';
    const { member, actor } = await ask(cookie, slug);
    expect({ member: member?.id, actor }).toEqual({ member: memberId, actor: null });
  });

  it('lets somebody who is signed in already into a programme that invited them', async () => {
    const { cookie, memberId, email } = await signedIn();
    const other = await test.createProgram();
    await insertMember(test, other.id, { email, status: 'INVITED', roles: ['sales'] });
    const { actor } = await ask(cookie, other.slug);
    expect(actor).toMatchObject({ programId: other.id, memberId, roles: ['sales'] });
    expect(
      await test.superuser('SELECT operation, member_id FROM audit WHERE program_id = $1', [
        other.id,
      ]),
    ).toEqual([{ operation: 'acceptInvitation', member_id: memberId }]);
  });

  it('R-A1: the read that was begun is in the programme that was named', async () => {
    const { cookie, program } = await signedIn();
    const request = { headers: { cookie, [PROGRAM_HEADER]: program.slug }, id: 'request-1' };
    const { open } = await opened.reader.begin(request);
    expect(await open?.tx.query('SELECT id FROM program')).toEqual([{ id: program.id }]);
    await expect(open?.tx.query('UPDATE program SET name = $1', ['x'])).rejects.toThrow(
      'read-only',
    );
    await open?.close();
  });

  it('who is let into nothing keeps no connection', async () => {
    const { cookie } = await signedIn();
    const other = await test.createProgram();
    for (let time = 0; time < 30; time += 1) {
      expect((await ask(cookie, other.slug)).actor).toBeNull();
    }
  });

  it('leaves the programme of the transaction that asks as it was', async () => {
    const [mine, other] = [await test.createProgram(), await test.createProgram()];
    const seen = await test.database.read({ programId: mine.id }, async (tx) => {
      await tx.query('SELECT * FROM auth.identify($1, $2, $3)', ['token', other.id, tx.realNow]);
      return tx.query<{ id: string }[]>('SELECT id FROM program');
    });
    expect(seen).toEqual([{ id: mine.id }]);
  });

  describe('API keys', () => {
    async function makeKey(roles: string[] = ['sales']) {
      const { program, cookie, memberId } = await signedIn({ roles: ['admin'] });
      const owner = (await ask(cookie, program.slug)).actor;
      if (owner === null) throw new Error('The owner of the key is nobody.');
      const made = await test.database.write(owner, 'makeApiKey', (tx) =>
        new MakeApiKey().makeApiKey(tx, owner, { name: 'CRM', roles: roles as ['sales'] }),
      );
      return { program, memberId, ...made };
    }

    function askWith(secret: string, slug: string | null = null) {
      const headers = { authorization: `Bearer ${secret}` };
      return opened.reader.identify({ headers, id: 'request-2' }, slug);
    }

    it('R-A3: a key acts for its owner, in its own roles and its programme', async () => {
      const { program, memberId, secret, apiKey } = await makeKey(['marketer', 'sales']);
      for (const slug of [null, program.slug]) {
        expect(await askWith(secret, slug)).toEqual({
          member: null,
          actor: expect.objectContaining({
            kind: 'API_KEY',
            programId: program.id,
            id: apiKey.id,
            memberId,
            roles: ['marketer', 'sales'],
          }),
        });
      }
    });

    it('R-A1: a key is nobody in another programme', async () => {
      const [{ secret }, other] = [await makeKey(), await test.createProgram()];
      expect(await askWith(secret, other.slug)).toEqual({ member: null, actor: null });
    });

    it('R-A1: a key with the name of another programme in it is nobody', async () => {
      const [{ secret }, { program }] = [await makeKey(), await makeKey()];
      const bytes = Buffer.from(secret.slice(4), 'base64url');
      Buffer.from(program.id.replaceAll('-', ''), 'hex').copy(bytes);
      expect((await askWith(`gtk_${bytes.toString('base64url')}`)).actor).toBeNull();
    });

    it.each([
      ['another secret', (secret: string) => `${secret.slice(0, -4)}AAAA`],
      ['a shorter secret', (secret: string) => secret.slice(0, -1)],
      ['no key', () => 'hello'],
    ])('refuses %s', async (_what, change) => {
      const { secret } = await makeKey();
      expect((await askWith(change(secret))).actor).toBeNull();
    });

    it('refuses a key that was revoked', async () => {
      const { program, secret, apiKey } = await makeKey();
      await test.database.write(program.actor, 'revokeApiKey', (tx) =>
        new RevokeApiKey().revokeApiKey(tx, program.actor, { id: apiKey.id }),
      );
      expect((await askWith(secret)).actor).toBeNull();
    });

    it('notes the day of the last use, by one write a day', async () => {
      const { program, secret } = await makeKey();
      for (let times = 0; times < 3; times += 1) await askWith(secret);
      const writes = await test.superuser(
        `SELECT operation FROM audit WHERE program_id = $1 AND operation = 'noteApiKeyUse'`,
        [program.id],
      );
      expect(writes).toHaveLength(1);
      const [key] = await test.superuser(
        `SELECT last_used_on = (now() AT TIME ZONE $2)::date AS today FROM api_key WHERE program_id = $1`,
        [program.id, program.timeZone],
      );
      expect(key).toEqual({ today: true });
    });

    it('keeps no secret, only its hash and its last characters', async () => {
      const { program, secret, apiKey } = await makeKey();
      const [row] = await test.superuser<{ text: string }>(
        'SELECT api_key::text AS text FROM api_key WHERE program_id = $1',
        [program.id],
      );
      expect(row?.text).not.toContain(secret.slice(4, 80));
      expect(secret.endsWith(apiKey.hint)).toBe(true);
    });
  });
});
