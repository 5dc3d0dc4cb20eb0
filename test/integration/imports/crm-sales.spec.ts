import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CRM_DEALS, CRM_REFERRALS, findCrmSales } from '../../support/worlds/crm-sales.js';
import {
  importOf,
  importVerbs,
  TestFiles,
  type ImportVerbs,
} from '../../support/worlds/imports.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const file = findCrmSales();

(file === null ? describe.skip : describe)('8,800 opportunities of a CRM', () => {
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

  it('are 8,300 referrals and 500 refused rows, and 8,800 deals', async () => {
    const { actor } = await test.createProgram({ timeZone: 'America/New_York', currency: 'USD' });
    const errorsFile = files.path('errors.csv');
    const referrals = await verbs.importReferrals.importReferrals(
      importOf(actor, file ?? '', CRM_REFERRALS, { errorsFile }),
    );
    expect(referrals).toEqual({
      rows: 8_800,
      imported: 8_300,
      corrected: 0,
      unchanged: 0,
      superseded: 0,
      refused: 500,
      errorsFile,
      says: [],
      corrections: [],
      points: { awarded: 0, takenBack: 0, advocates: [] },
    });
    const deals = await verbs.importDeals.importDeals(
      importOf(actor, file ?? '', CRM_DEALS, { errorsFile }),
    );
    expect(deals).toMatchObject({ rows: 8_800, imported: 8_800, refused: 0, errorsFile: null });
    const [row] = await test.superuser(
      `SELECT count(*)::int AS referrals, count(*) FILTER (WHERE status = 'CONVERTED')::int AS converted,
         count(*) FILTER (WHERE won_outside_window)::int AS outside,
         count(*) FILTER (WHERE converted_on = submitted_on + 60)::int AS "onDay60"
       FROM referral WHERE program_id = $1`,
      [actor.programId],
    );
    expect(row).toEqual({ referrals: 8_300, converted: 2_194, outside: 2_044, onDay60: 28 });
  }, 240_000);
});
