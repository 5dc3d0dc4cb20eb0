import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMigrations } from 'better-auth/db/migration';
import { purgeProgram } from '../../support/database/purge-program.js';
import { newId } from '../../../src/kernel/ids.js';
import { authOptions } from '../../../src/platform/auth/auth-options.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertMember, openTestSignIn, type TestSignIn } from '../../support/api/test-sign-in.js';

describe('the schema of sign-in', () => {
  let test: TestDatabase;
  let opened: TestSignIn;

  beforeAll(async () => {
    // Privileges are those of separated roles; a single login owns all it has.
    test = await openTestDatabase([], { mode: 'separated' });
    opened = openTestSignIn(test);
  });
  afterAll(async () => {
    await opened.signIn.close();
    await test.close();
  });

  it('leaves nothing to create for better-auth', async () => {
    const options = authOptions({
      publicUrl: 'http://localhost:3000',
      secret: 's'.repeat(40),
      mayEnter: () => Promise.resolve(true),
      log: () => undefined,
    });
    const plan = await getMigrations({ ...options, database: opened.signIn.pool });
    expect(plan).toMatchObject({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      schemaProblems: [],
    });
    expect(await plan.compileMigrations()).toBe(';');
  });

  it.each(['member', 'session', 'sign_in_method', 'verification', 'rate_limit'])(
    'R-A1: the application may not read auth.%s',
    async (table) => {
      const reading = test.dataSource.query(`SELECT * FROM auth.${table}`);
      await expect(reading).rejects.toThrow(/permission denied/);
    },
  );

  it('R-A1: a programme sees its own people, and nobody else', async () => {
    const [mine, other] = [await test.createProgram(), await test.createProgram()];
    await insertMember(test, mine.id, { email: 'mine@example.com', name: 'Mine' });
    await insertMember(test, other.id, { email: 'other@example.com', name: 'Other' });
    const names = await test.database.read({ programId: mine.id }, (tx) =>
      tx.query<{ name: string }[]>('SELECT name FROM auth.program_member'),
    );
    expect(names).toEqual([{ name: 'Mine' }]);
    expect(await test.dataSource.query('SELECT name FROM auth.program_member')).toEqual([]);
  });

  it('R-A1: who has not joined yet is shown by the name of the invitation, not by their own', async () => {
    const [mine, other] = [await test.createProgram(), await test.createProgram()];
    const email = 'known@example.com';
    await insertMember(test, other.id, { email, name: 'Known Elsewhere' });
    const { membershipId } = await insertMember(test, mine.id, {
      email,
      name: 'Known Elsewhere',
      status: 'INVITED',
    });
    await test.superuser('UPDATE membership SET invited_name = $2 WHERE id = $1', [
      membershipId,
      'As Invited',
    ]);
    const names = await test.database.read({ programId: mine.id }, (tx) =>
      tx.query<{ name: string }[]>('SELECT name FROM auth.program_member'),
    );
    expect(names).toEqual([{ name: 'As Invited' }]);
  });

  it('keeps one member for an address, and their name', async () => {
    const { actor } = await test.createProgram();
    const ensure = (name: string): Promise<{ id: string }[]> =>
      test.database.write(actor, 'test', (tx) =>
        tx.query('SELECT auth.ensure_member($1, $2, $3, $4, $5) AS id', [
          'One@Example.com',
          name,
          'en',
          newId(),
          tx.realNow,
        ]),
      );
    const made = await Promise.all([ensure('First'), ensure('First'), ensure('First')]);
    expect(new Set(made.map(([row]) => row?.id)).size).toBe(1);
    expect(await ensure('Second')).toEqual(made[0]);
    const members = await test.superuser('SELECT name FROM auth.member WHERE email = $1', [
      'one@example.com',
    ]);
    expect(members).toEqual([{ name: 'First' }]);
  });

  it('stores no password', async () => {
    const { id } = await test.createProgram();
    const { memberId } = await insertMember(test, id, { email: 'nopassword@example.com' });
    const storing = test.superuser(
      `INSERT INTO auth.sign_in_method (id, account_id, provider_id, member_id, password, created_at, updated_at)
       VALUES ($1, 'a', 'credential', $2, 'secret', now(), now())`,
      [newId(), memberId],
    );
    await expect(storing).rejects.toThrow(/check constraint/);
  });

  it('a programme can be purged, which leaves the members of the installation', async () => {
    const { id } = await test.createProgram();
    await insertMember(test, id, { email: 'purged@example.com' });
    await purgeProgram(test, id);
    expect(await test.superuser('SELECT 1 FROM membership WHERE program_id = $1', [id])).toEqual(
      [],
    );
    expect(
      await test.superuser('SELECT email FROM auth.member WHERE email = $1', [
        'purged@example.com',
      ]),
    ).toHaveLength(1);
  });
});
