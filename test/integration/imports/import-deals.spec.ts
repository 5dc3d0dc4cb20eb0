import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findProjectionBreaks } from '../../../src/features/referrals/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import {
  importOf,
  importVerbs,
  TestFiles,
  type ImportVerbs,
} from '../../support/worlds/imports.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const REFERRALS = {
  columns: {
    externalId: 'id',
    advocateExternalId: 'from',
    refereeCompany: 'company',
    submittedOn: 'on',
  },
};
const DEALS = {
  columns: {
    externalId: 'id',
    referralExternalId: 'referral',
    company: 'company',
    stage: 'stage',
    closedAt: 'closed',
    amount: 'amount',
    currency: 'currency',
  },
  values: { stage: { Gewonnen: 'WON' } },
};
const HEADER = 'id,referral,company,stage,closed,amount,currency';

describe('importing deals', () => {
  let test: TestDatabase;
  let verbs: ImportVerbs;
  const files = new TestFiles();

  beforeAll(async () => {
    test = await openTestDatabase();
    verbs = importVerbs(test);
  });
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  const refer = (actor: Actor, rows: readonly string[], options = {}) => {
    const file = files.write('referrals.csv', ['id,from,company,on', ...rows].join('\n'));
    return verbs.importReferrals.importReferrals(importOf(actor, file, REFERRALS, options));
  };
  const deal = (actor: Actor, rows: readonly string[], options = {}) => {
    const file = files.write('deals.csv', [HEADER, ...rows].join('\n'));
    return verbs.importDeals.importDeals(importOf(actor, file, DEALS, options));
  };

  const stateOf = async (actor: Actor, externalId: string) => {
    const [row] = await test.superuser<Record<string, unknown>>(
      `SELECT status, won_outside_window AS outside, won_before_referral AS before,
         points_awarded::int AS points FROM referral WHERE program_id = $1 AND external_id = $2`,
      [actor.programId, externalId],
    );
    return row;
  };
  const factsOf = async (actor: Actor): Promise<number> => {
    const [row] = await test.superuser<{ facts: number }>(
      'SELECT count(*)::int AS facts FROM deal_fact WHERE program_id = $1',
      [actor.programId],
    );
    return row?.facts ?? 0;
  };
  const breaksOf = async (actor: Actor) =>
    (await test.database.read(actor, (tx) => findProjectionBreaks(tx, null, 1_000))).breaks;

  it('R-W1, R-W4, R-W10: day 60 converts, day 61 is outside, the day before is before', async () => {
    const { actor } = await test.createProgram({ timeZone: 'Asia/Tokyo' });
    await refer(actor, ['R1,A,,2026-01-01', 'R2,A,,2026-01-01', 'R3,A,,2026-01-01']);
    await deal(actor, [
      'D1,R1,,Gewonnen,2026-03-02T14:59:59Z,,',
      'D2,R2,,WON,2026-03-02T15:00:00Z,,',
      'D3,R3,,won,2025-12-31,,',
    ]);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED', outside: false });
    expect(await stateOf(actor, 'R2')).toMatchObject({ status: 'EXPIRED', outside: true });
    expect(await stateOf(actor, 'R3')).toMatchObject({ outside: false, before: true });
    expect(await breaksOf(actor)).toEqual([]);
  });

  it('R-T2: deals may come before the referrals that they name', async () => {
    const { actor } = await test.createProgram();
    await deal(actor, ['D1,R1,,WON,2026-01-15,,', 'D2,,Kita Foods,WON,2026-01-20,,']);
    await refer(actor, ['R1,A,,2026-01-01', 'R2,A,Kita Foods Inc.,2026-01-01']);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED' });
    expect(await stateOf(actor, 'R2')).toMatchObject({ status: 'CONVERTED' });
    expect(await breaksOf(actor)).toEqual([]);
  });

  it('R-W9: a link by id is exact; only a deal without one looks for its company', async () => {
    const { actor } = await test.createProgram();
    await refer(actor, ['R1,A,Kita,2026-01-01', 'R2,A,Kita,2026-01-02', 'R3,A,Mori,2026-01-03']);
    await deal(actor, ['D1,R2,Kita,WON,2026-01-15,,', 'D2,,Mori,WON,2026-01-15,,']);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'EXPIRED' });
    expect(await stateOf(actor, 'R2')).toMatchObject({ status: 'CONVERTED' });
    expect(await stateOf(actor, 'R3')).toMatchObject({ status: 'CONVERTED' });
  });

  it('R-W5: won, reopened and won again, told by three files, nets to one award', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    await refer(actor, ['R1,A,,2026-01-01'], { awardsPoints: true });
    const won = ['D1,R1,,WON,2026-01-15,100,JPY'];
    await deal(actor, won);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED', points: 500 });
    await deal(actor, ['D1,R1,,OPEN,2027-01-01,100,JPY']);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'EXPIRED', points: 0 });
    expect(await deal(actor, won)).toMatchObject({ imported: 0, corrected: 1, unchanged: 0 });
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED', points: 500 });
    expect(await factsOf(actor)).toBe(3);
    expect(await breaksOf(actor)).toEqual([]);
  });

  it('the same words again change nothing, in one file or in two', async () => {
    const { actor } = await test.createProgram();
    await refer(actor, ['R1,A,,2026-01-01']);
    const rows = ['D1,R1,Kita,WON,2026-01-15,1054.00,USD', 'D2,,,LOST,,,'];
    const first = await deal(actor, [...rows, ...rows]);
    expect(first).toMatchObject({ rows: 4, imported: 2, unchanged: 2 });
    expect(await deal(actor, rows)).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await factsOf(actor)).toBe(2);
  });

  it('a day of closing that has changed is news', async () => {
    const { actor } = await test.createProgram();
    await refer(actor, ['R1,A,,2026-01-01']);
    await deal(actor, ['D1,R1,,WON,2026-01-15 10:00,,']);
    expect(await deal(actor, ['D1,R1,,WON,2026-04-15 10:00,,'])).toMatchObject({ corrected: 1 });
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'EXPIRED', outside: true });
    await deal(actor, ['D1,R1,,WON,2026-01-15 10:00,,']);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED', outside: false });
  });

  it('a later file may tell the referral, the name or the company of a deal', async () => {
    const { actor } = await test.createProgram();
    await deal(actor, ['D1,,,WON,2026-01-15,,']);
    expect(await deal(actor, ['D1,R1,Kita,WON,2026-01-15,,'])).toMatchObject({ corrected: 1 });
    await refer(actor, ['R1,A,,2026-01-01']);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED' });
  });

  it('awards points only where it was asked for', async () => {
    const { actor } = await test.createProgram({ conversionPoints: 500 });
    await refer(actor, ['R1,A,,2026-01-01', 'R2,A,,2026-01-01']);
    await deal(actor, ['D1,R1,,WON,2026-01-15,,']);
    await deal(actor, ['D2,R2,,WON,2026-01-15,,'], { awardsPoints: true });
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED', points: 0 });
    expect(await stateOf(actor, 'R2')).toMatchObject({ status: 'CONVERTED', points: 500 });
    expect(await breaksOf(actor)).toEqual([]);
  });

  it('refuses what would be wrong, and takes an open deal with its forecast', async () => {
    const { actor } = await test.createProgram({ currency: 'JPY' });
    const result = await deal(actor, [
      'D1,,,OPEN,someday,,',
      'D2,,,WON,,,',
      'D3,,,Verloren,2026-01-15,,',
      'D4,,,WON,2026-01-15,10.50,',
      'D5,,,WON,2026-01-15,-5,USD',
      'D6,,,WON,2026-01-15,5,dollars',
      'D7,,,WON,2026-01-15,"1,054.50",usd',
    ]);
    expect(result).toMatchObject({ rows: 7, imported: 2, refused: 5 });
    expect(result.errorsFile).toMatch(/\.csv\.deals\.errors\.csv$/);
    const reasons = files.read(result.errorsFile ?? '').split('\n');
    for (const [row, reason] of [
      [1, 'closed (closedAt) is empty; want a day such as'],
      [2, 'stage is ""Verloren""; want OPEN, WON, LOST'],
      [3, 'amount is ""10.50""; want an amount in JPY'],
      [4, 'amount is ""-5""; want an amount of zero or more'],
      [5, 'currency is ""dollars""; want a currency code'],
    ] as const) {
      expect(reasons[row]).toContain(reason);
    }
    const [row] = await test.superuser(
      `SELECT amount_minor::int AS amount, currency FROM deal WHERE program_id = $1 AND external_id = 'D7'`,
      [actor.programId],
    );
    expect(row).toEqual({ amount: 105_450, currency: 'USD' });
  });

  it('R-T2: a won deal told again without its day keeps the day, whoever told it', async () => {
    const { actor } = await test.createProgram({ currency: 'JPY', conversionPoints: 500 });
    await refer(actor, ['R1,A,,2026-01-01']);
    await deal(actor, ['D1,R1,,WON,2026-01-15,1000,'], { awardsPoints: true });
    const facts = await factsOf(actor);
    for (const dryRun of [true, false]) {
      expect(await deal(actor, ['D1,R1,,WON,,1000,'], { dryRun })).toMatchObject({
        imported: 0,
        unchanged: 1,
        refused: 0,
      });
    }
    expect(await factsOf(actor)).toBe(facts);
    // Without the day, and with another amount; then the same again.
    expect(await deal(actor, ['D1,R1,,WON,,2000,'])).toMatchObject({ corrected: 1, refused: 0 });
    expect(await deal(actor, ['D2,,,WON,2026-01-20,5,'])).toMatchObject({ imported: 1 });
    expect(await deal(actor, ['D2,,,WON,,5,'])).toMatchObject({ imported: 0, unchanged: 1 });
    await deal(actor, ['D1,R1,,OPEN,,,']);
    expect(await deal(actor, ['D1,R1,,WON,,2000,'])).toMatchObject({ imported: 0, refused: 1 });
    await deal(actor, ['D1,R1,,WON,2026-01-16,2000,']);
    expect(await stateOf(actor, 'R1')).toMatchObject({ status: 'CONVERTED', points: 500 });
    const rows = await test.superuser(
      `SELECT external_id AS id, closed_on::text AS "closedOn", amount_minor::int AS amount, currency
       FROM deal WHERE program_id = $1 ORDER BY external_id`,
      [actor.programId],
    );
    expect(rows).toEqual([
      { id: 'D1', closedOn: '2026-01-16', amount: 2_000, currency: 'JPY' },
      { id: 'D2', closedOn: '2026-01-20', amount: 5, currency: 'JPY' },
    ]);
    expect(await breaksOf(actor)).toEqual([]);
  });

  it('R-T1: a day that the zone has skipped is refused', async () => {
    const { actor } = await test.createProgram({ timeZone: 'Pacific/Apia' });
    const result = await deal(actor, ['D1,,,WON,2011-12-30,,', 'D2,,,WON,2011-12-31,,']);
    expect(result).toMatchObject({ imported: 1, refused: 1 });
    expect(files.read(result.errorsFile ?? '')).toContain('want a day that Pacific/Apia has');
  });

  it('a dry run writes nothing and tells what a real run then does', async () => {
    const { actor } = await test.createProgram();
    await refer(actor, ['R1,A,,2026-01-01']);
    await deal(actor, ['D1,R1,Kita,WON,2026-01-15,,']);
    const rows = ['D1,,Kita,LOST,,,', 'D2,,Mori,OPEN,,,', 'D2,,Mori,OPEN,,,'];
    const rehearsed = await deal(actor, rows, { dryRun: true });
    expect(rehearsed).toMatchObject({ rows: 3, imported: 1, corrected: 1, unchanged: 1 });
    expect(await factsOf(actor)).toBe(1);
    expect(await deal(actor, rows)).toEqual(rehearsed);
  });
});
