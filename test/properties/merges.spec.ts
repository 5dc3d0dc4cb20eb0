import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../src/kernel/actor.js';
import type { Id } from '../../src/kernel/ids.js';
import { FindOrAddCompanies } from '../../src/features/companies/index.js';
import { dealIdsAfter, DEAL_STAGES } from '../../src/features/deals/index.js';
import { findUnlinkedPairs } from '../../src/features/referrals/match/index.js';
import { limit, runs } from '../support/long.js';
import { mergeVerbs } from '../support/worlds/merges.js';
import { insertAdvocate, referralVerbs } from '../support/worlds/referrals.js';
import { aNewReferral, breaksOf } from '../support/worlds/windows.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const COMPANIES = ['Hanabira GmbH', 'Hanabira Inc.', 'Kitahama'];
const company = fc.constantFrom(...COMPANIES);

/** What comes in, one after the other: few people and companies, so that they meet. */
const news = fc.oneof(
  fc.record({
    is: fc.constant('REFERRAL' as const),
    company,
    person: fc.integer({ min: 0, max: 4 }),
    source: fc.constantFrom('FORM' as const, 'IMPORT' as const),
  }),
  fc.record({
    is: fc.constant('DEAL' as const),
    company,
    deal: fc.constantFrom('A', 'B', 'C', 'D'),
    stage: fc.constantFrom('WON' as const, 'WON' as const, ...DEAL_STAGES),
  }),
  fc.record({
    is: fc.constant('KIND' as const),
    company,
    says: fc.constantFrom('ACCOUNT' as const, 'PROSPECT' as const),
  }),
);
type News = typeof news extends fc.Arbitrary<infer Value> ? Value : never;

const world = fc.record({
  news: fc.array(news, { minLength: 1, maxLength: 12 }),
  pair: fc.shuffledSubarray(COMPANIES, { minLength: 2, maxLength: 2 }),
});

/** While they are one the other company's referral has the deal, and gives it back. */
const ONE_DEAL_OF_TWO: { news: News[]; pair: string[] } = {
  news: [
    { is: 'REFERRAL', company: 'Hanabira Inc.', person: 0, source: 'FORM' },
    { is: 'REFERRAL', company: 'Kitahama', person: 1, source: 'FORM' },
    { is: 'DEAL', company: 'Kitahama', deal: 'A', stage: 'WON' },
  ],
  pair: ['Hanabira Inc.', 'Kitahama'],
};

/** All that people are told: status, points, links, waiting deals, what companies are, balances. */
const STATE = [
  `SELECT id, status, step, reason_code, points_due, points_awarded, credited_deal_id, company_id
     FROM referral WHERE program_id = $1 ORDER BY id`,
  `SELECT deal_id, referral_id, origin FROM deal_link WHERE program_id = $1 ORDER BY 1, 2`,
  `SELECT deal_id, reason, candidates FROM deal_wait WHERE program_id = $1 ORDER BY 1`,
  `SELECT id, stage, closed_on, company_id FROM deal WHERE program_id = $1 ORDER BY id`,
  `SELECT c.id, c.won_since, c.merged_into, k.source, k.kind FROM company c
     LEFT JOIN company_kind k ON k.program_id = c.program_id AND k.company_id = c.id
      AND k.kind IS NOT NULL
    WHERE c.program_id = $1 ORDER BY c.id, k.source`,
  `SELECT owner_id, sum(balance) FROM wallet WHERE program_id = $1
    GROUP BY 1 HAVING sum(balance) <> 0 ORDER BY 1`,
];

describe('R-O1, R-T2: companies that are merged and taken apart', () => {
  let test: TestDatabase;
  let verbs: ReturnType<typeof referralVerbs>;
  let merges: Awaited<ReturnType<typeof mergeVerbs>>;

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = referralVerbs(test);
    merges = await mergeVerbs();
  });
  afterAll(() => test.close());

  async function idsOf(actor: Actor): Promise<Map<string, Id>> {
    const found = await test.database.write(actor, 'add', (tx) =>
      new FindOrAddCompanies().findOrAddCompanies(
        tx,
        actor,
        COMPANIES.map((name) => ({ name })),
      ),
    );
    return new Map(found.map(({ name, id }) => [name, id]));
  }

  async function tell(actor: Actor, advocateId: Id, companyId: Id, each: News): Promise<void> {
    await test.database.write(actor, 'tell', async (tx) => {
      if (each.is === 'DEAL') {
        await verbs.recordDeal.recordDeal(tx, actor, {
          externalId: each.deal,
          companyName: each.company,
          stage: each.stage,
        });
      } else if (each.is === 'KIND') {
        await verbs.setKind.setCompanyKind(
          tx,
          { ...actor, kind: 'API_KEY' },
          { companyId, says: each.says },
        );
      } else {
        await verbs.addReferrals.addReferrals(tx, actor, [
          aNewReferral(advocateId, tx.now, {
            source: each.source,
            companyId,
            refereeEmail: `p${String(each.person)}@kita.example`,
          }),
        ]);
      }
    });
  }

  async function stateOf({ programId }: Actor): Promise<unknown[]> {
    return Promise.all(STATE.map((sql) => test.superuser(sql, [programId])));
  }

  /** Whatever stands is what its facts say, and whatever belongs together is linked. */
  async function expectSettled(actor: Actor): Promise<void> {
    expect(await breaksOf(test, actor)).toEqual([]);
    const unlinked = await test.database.read(actor, async (tx) =>
      findUnlinkedPairs(tx, await dealIdsAfter(tx, null, 100)),
    );
    expect(unlinked).toEqual([]);
  }

  it(
    'are as they were: status, points, links and what each company is',
    async () => {
      await fc.assert(
        fc.asyncProperty(world, async ({ news: all, pair: [from = '', to = ''] }) => {
          const { actor } = await test.createProgram();
          const advocateId = await insertAdvocate(test, actor);
          const ids = await idsOf(actor);
          for (const each of all) {
            await tell(actor, advocateId, ids.get(each.company) ?? '', each);
          }
          const before = await stateOf(actor);
          const input = { mergedId: ids.get(from) ?? '', survivorId: ids.get(to) ?? '' };
          await test.database.write(actor, 'merge', (tx) =>
            merges.merge.mergeCompanies(tx, actor, input),
          );
          await expectSettled(actor);
          const left = await test.superuser(
            `SELECT 1 FROM referral WHERE company_id = $1
             UNION ALL SELECT 1 FROM deal WHERE company_id = $1`,
            [input.mergedId],
          );
          expect(left).toEqual([]);
          const [merge] = await test.superuser<{ id: Id }>(
            'SELECT id FROM company_merge WHERE program_id = $1',
            [actor.programId],
          );
          await test.database.write(actor, 'unmerge', (tx) =>
            merges.unmerge.unmergeCompanies(tx, actor, { mergeId: merge?.id ?? '' }),
          );
          await expectSettled(actor);
          expect(await stateOf(actor)).toEqual(before);
        }),
        { ...runs(40, 1_000), examples: [[ONE_DEAL_OF_TWO]] },
      );
    },
    limit(120_000, 1_800_000),
  );
});
