import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddAdvocate } from '../../../src/features/advocates/profile/add-advocate.js';
import { RemoveMember } from '../../../src/features/identity/index.js';
import { EndAdvocacy } from '../../../src/features/advocates/presence/end-advocacy.js';
import { EnsureAdvocate } from '../../../src/features/advocates/presence/ensure-advocate.js';
import { FollowAddress } from '../../../src/features/advocates/presence/follow-address.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import { newId } from '../../../src/kernel/ids.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertMember } from '../../support/api/test-sign-in.js';

describe('the advocate profile of a member', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const ensure = new EnsureAdvocate(
    new AddAdvocate(),
    new EndAdvocacy(new RemoveMember(new Outbox()), new RecordTimeline()),
    new FollowAddress(new RecordTimeline()),
    new RecordTimeline(),
    new Outbox(),
  );

  async function profileAfter(
    membership: Partial<Parameters<typeof insertMember>[2]>,
    before?: (programId: string, email: string) => Promise<unknown>,
  ) {
    const { id, actor } = await test.createProgram();
    const email = `m${newId()}@example.com`;
    await before?.(id, email);
    const { membershipId } = await insertMember(test, id, { email, language: 'id', ...membership });
    for (let times = 0; times < 2; times += 1) {
      await test.database.write(actor, 'ensureAdvocate', (tx) =>
        ensure.ensureAdvocate(tx, actor, { membershipId }),
      );
    }
    return test.superuser(
      `SELECT name, language, status, joined_at IS NOT NULL AS joined, version FROM advocate
       WHERE program_id = $1`,
      [id],
    );
  }

  it('is made when they join, in their language', async () => {
    expect(await profileAfter({})).toEqual([
      { name: 'Mei Tanaka', language: 'id', status: 'JOINED', joined: true, version: 1 },
    ]);
  });

  it('waits in the language of the programme while they are invited', async () => {
    expect(await profileAfter({ status: 'INVITED' })).toMatchObject([
      { language: 'en', status: 'INVITED', joined: false },
    ]);
  });

  it('is the one that was known by their address', async () => {
    const profiles = await profileAfter({}, (programId, email) =>
      test.superuser(
        `INSERT INTO advocate (program_id, id, name, email, language, time_zone, status, created_at, version)
         VALUES ($1, $2, 'Imported', $3, 'en', 'UTC', 'NOMINATED', now(), 1)`,
        [programId, newId(), email],
      ),
    );
    expect(profiles).toMatchObject([{ name: 'Imported', language: 'id', status: 'JOINED' }]);
  });

  it.each([[{ roles: ['sales'] }], [{ status: 'REMOVED' }]] as const)(
    'is not made for %j',
    async (membership) => {
      expect(await profileAfter(membership as object)).toEqual([]);
    },
  );
});
