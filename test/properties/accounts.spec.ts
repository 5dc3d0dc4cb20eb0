import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { momentOf } from '../../src/kernel/clock.js';
import { parseDay, type Day } from '../../src/kernel/day.js';
import type { Id } from '../../src/kernel/ids.js';
import { FindOrAddCompanies, WriteWonSince } from '../../src/features/companies/index.js';
import { RecordTimeline } from '../../src/features/timeline/index.js';
import {
  DEAL_STAGES,
  dealState,
  RecordDealFacts,
  type DealReport,
} from '../../src/features/deals/index.js';
import { limit, runs } from '../support/long.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const START_MS = Date.parse('2027-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const DAYS = ['2027-01-05', '2027-01-06', '2027-02-01'].map(parseDay);

/** Few deals, days and moments, so that wins tie, are taken back and come again. */
const word: fc.Arbitrary<DealReport> = fc
  .record({
    deal: fc.constantFrom('A', 'B', 'C'),
    stage: fc.constantFrom('WON' as const, 'WON' as const, ...DEAL_STAGES),
    closedOn: fc.constantFrom(...DAYS, null),
    day: fc.integer({ min: 0, max: 4 }),
    source: fc.constantFrom('crm', 'people'),
    factId: fc.integer({ min: 0, max: 999_999 }).map(String),
  })
  .map(({ deal, stage, closedOn, day, source, factId }) => ({
    externalId: deal,
    dealId: null,
    referralExternalId: null,
    name: null,
    companyId: null,
    stage,
    closedOn: stage === 'OPEN' ? null : closedOn,
    amount: null,
    occurredAt: momentOf(START_MS + day * DAY_MS),
    source,
    sourceVersion: null,
    factId,
  }));

const history = fc
  .uniqueArray(word, { minLength: 1, maxLength: 12, selector: ({ factId }) => factId })
  .chain((words) =>
    fc.record({
      words: fc.constant(words),
      otherOrder: fc.shuffledSubarray(words, { minLength: words.length }),
      atOnce: fc.integer({ min: 1, max: 5 }),
    }),
  );

/** What a reader of all words would say, without a database. */
function wonSinceBy(words: readonly DealReport[]): Day | null {
  const wins = [...new Set(words.map(({ externalId }) => externalId))].flatMap((deal) => {
    const facts = words.filter(({ externalId }) => externalId === deal);
    const state = dealState(facts.map((fact) => ({ ...fact, recordedAt: fact.occurredAt })));
    return state?.stage === 'WON' && state.closedOn !== null ? [state.closedOn] : [];
  });
  return wins.sort()[0] ?? null;
}

describe('a company whose deals are won and taken back', () => {
  let test: TestDatabase;
  const facts = new RecordDealFacts(new WriteWonSince(new RecordTimeline()));

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  async function wonSinceAfter(parts: readonly (readonly DealReport[])[]): Promise<string | null> {
    const { actor } = await test.createProgram();
    const companyId = await test.database.write(actor, 'add', async (tx) => {
      const [company] = await new FindOrAddCompanies().findOrAddCompanies(tx, actor, [
        { name: 'Kitahama' },
      ]);
      return company?.id ?? '';
    });
    for (const part of parts) {
      const news = part.map((each) => ({ ...each, companyId }));
      await test.database.write(actor, 'tell', (tx) => facts.recordDealFacts(tx, actor, news));
    }
    const since = await wonSince(companyId);
    expect(await lastToldOf(companyId)).toBe(since);
    return since;
  }

  async function wonSince(companyId: Id): Promise<string | null> {
    const [row] = await test.superuser<{ since: string | null }>(
      'SELECT won_since::text AS since FROM company WHERE id = $1',
      [companyId],
    );
    return row?.since ?? null;
  }

  /** The day that the last line of its timeline tells. */
  async function lastToldOf(companyId: Id): Promise<string | null> {
    const [row] = await test.superuser<{ on: string | null }>(
      `SELECT inputs ->> 'closedOn' AS on FROM timeline
       WHERE subject_kind = 'COMPANY' AND subject_id = $1 ORDER BY seq DESC LIMIT 1`,
      [companyId],
    );
    return row?.on ?? null;
  }

  it(
    'R-W12, R-T2: since when it is an account follows from its deals, in any order, one by one or together',
    async () => {
      await fc.assert(
        fc.asyncProperty(history, async ({ words, otherOrder, atOnce }) => {
          const parts = otherOrder.flatMap((_, place) =>
            place % atOnce === 0 ? [otherOrder.slice(place, place + atOnce)] : [],
          );
          const expected = wonSinceBy(words);
          expect(await wonSinceAfter(words.map((each) => [each]))).toBe(expected);
          expect(await wonSinceAfter(parts)).toBe(expected);
        }),
        runs(40, 4_000),
      );
    },
    limit(60_000, 900_000),
  );
});
