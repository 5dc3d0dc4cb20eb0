import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Id } from '../../src/kernel/ids.js';
import { findLedgerBreaks } from '../../src/features/ledger/index.js';
import { ServedApp } from '../support/api/served-app.js';
import { sampleTemplate } from '../support/database/sample-template.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { limit, runs } from '../support/long.js';

const SLUG = 'sample';
const MERGE = `mutation ($input: MergeProfilesInput!) { mergeProfiles(input: $input) {
  __typename ... on Advocate { id } ... on ProfileMergeRefused { reason } } }`;
const UNMERGE = `mutation ($input: UnmergeProfilesInput!) { unmergeProfiles(input: $input) {
  __typename ... on Advocate { id } } }`;

interface Person {
  readonly id: Id;
  readonly memberId: Id;
  readonly email: string;
}

interface State {
  /** of each table, the rows that lean on one of the two, by whom they lean on */
  readonly rows: Readonly<Record<string, readonly object[]>>;
  readonly profiles: readonly object[];
  readonly wallets: readonly object[];
  /** what is left, by when it expires */
  readonly lots: readonly object[];
}

/** The programme of the sample, where people have done all that can be done. */
describe('R-U6, R-P2: two profiles that are merged and taken apart', () => {
  let test: TestDatabase;
  let app: ServedApp;
  let people: readonly Person[];
  let programId: Id;
  let tables: readonly string[];

  beforeAll(async () => {
    const { template } = await sampleTemplate();
    test = await openTestDatabase([], { mode: 'separated', template });
    app = await ServedApp.open({ test });
    const [program] = await test.superuser<{ id: Id }>('SELECT id FROM program WHERE slug = $1', [
      SLUG,
    ]);
    programId = program?.id ?? '';
    people = await test.superuser<Person & Record<string, unknown>>(
      `SELECT a.id, a.member_id AS "memberId", m.email FROM advocate a
         JOIN auth.member m ON m.id = a.member_id
       WHERE a.program_id = $1 AND a.status IN ('JOINED', 'ACTIVE') ORDER BY a.id`,
      [programId],
    );
    const found = await test.superuser<{ name: string }>('SELECT name FROM advocate_table()');
    tables = found.map(({ name }) => name);
  }, 240_000);
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  async function stateOf(pair: readonly Person[]): Promise<State> {
    const ids = pair.map(({ id }) => id);
    const rows: Record<string, readonly object[]> = {};
    for (const table of tables) {
      rows[table] = await test.superuser(
        `SELECT to_jsonb(t) - 'version' AS row FROM ${table} t
         WHERE program_id = $1 AND advocate_id = ANY ($2) ORDER BY to_jsonb(t)::text`,
        [programId, ids],
      );
    }
    return {
      rows,
      profiles: await test.superuser(
        `SELECT to_jsonb(a) - 'version' AS row FROM advocate a WHERE id = ANY ($1) ORDER BY id`,
        [ids],
      ),
      wallets: await test.superuser(
        `SELECT owner_id, kind, sum(balance), sum(lifetime) FROM wallet WHERE owner_id = ANY ($1)
         GROUP BY 1, 2 HAVING sum(balance) <> 0 ORDER BY 1, 2`,
        [ids],
      ),
      lots: await test.superuser(
        `SELECT w.owner_id, w.kind, l.expires_at, sum(l.remaining) FROM lot l
           JOIN wallet w ON w.program_id = l.program_id AND w.id = l.wallet_id
         WHERE w.owner_id = ANY ($1) AND l.open GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        [ids],
      ),
    };
  }

  /** How many rows of each table lean on somebody still, and how many the merge says wait there. */
  async function leftBehind({ id }: Person): Promise<object> {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const [found] = await test.superuser<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} WHERE program_id = $1 AND advocate_id = $2`,
        [programId, id],
      );
      if (found && found.count > 0) counts[table] = found.count;
    }
    return counts;
  }

  async function waitingOf(mergeId: Id): Promise<object> {
    const rows = await test.superuser<{ kind: string; count: number }>(
      `SELECT kind, count(*)::int AS count FROM profile_merge_row
       WHERE merge_id = $1 AND NOT moved GROUP BY 1`,
      [mergeId],
    );
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  }

  async function show({ memberId, email }: Person, other: Person): Promise<void> {
    await test.superuser(
      `INSERT INTO auth.address_proof (member_id, own_email, email, own_code_hash, code_hash,
         tries_left, proven_at, expires_at)
       VALUES ($1, $2, $3, '', '', 0, now(), now() + interval '10 minutes')
       ON CONFLICT (member_id) DO UPDATE SET own_email = EXCLUDED.own_email,
         email = EXCLUDED.email, proven_at = now(), expires_at = now() + interval '10 minutes'`,
      [memberId, email, other.email],
    );
  }

  it(
    'are as they were, to the row and the point',
    async () => {
      let merged = 0;
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat(), async (first, second) => {
          const stays = people[first % people.length];
          const other = people[second % people.length];
          if (!stays || !other || stays === other) return;
          const before = await stateOf([stays, other]);
          await show(stays, other);
          const who = await app.enter(stays.memberId, SLUG);
          const done = await app.get<{ id?: Id; reason?: string }>(who, MERGE, {
            input: { mergedId: other.id },
          });
          if (done.reason !== undefined) {
            expect(done.reason).toBe('BETWEEN_THEM');
            expect(await stateOf([stays, other])).toEqual(before);
            return;
          }
          merged += 1;
          const [merge] = await test.superuser<{ id: Id }>(
            'SELECT id FROM profile_merge WHERE merged_id = $1 AND taken_back_at IS NULL',
            [other.id],
          );
          expect(await leftBehind(other)).toEqual(await waitingOf(merge?.id ?? ''));
          await app.get(who, UNMERGE, { input: { mergeId: merge?.id } });
          expect(await stateOf([stays, other])).toEqual(before);
        }),
        runs(12, 300),
      );
      expect(merged).toBeGreaterThan(0);
      const breaks = await test.database.read({ programId }, findLedgerBreaks);
      expect(breaks).toEqual([]);
    },
    limit(240_000, 1_800_000),
  );
});
