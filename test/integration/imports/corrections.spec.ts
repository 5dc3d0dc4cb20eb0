import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { CrmFiles, dealRows, referralRows } from '../../support/worlds/crm-files.js';

/** K9, R-D4: what was told before and is told otherwise now. */
describe('corrections', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  const Q1 = 'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,Haddad Tools,2026-10-01';
  const Q2 = 'Q2,nils@berg.example,Ines Prado,ines@prado.example,Prado Wein,2026-10-02';

  const countFacts = async ({ programId }: Actor): Promise<number> => {
    const [row] = await crm.test.superuser<{ n: number }>(
      'SELECT count(*)::int AS n FROM deal_fact WHERE program_id = $1',
      [programId],
    );
    return row?.n ?? -1;
  };

  it('every mapped column that differs is told old → new, the same by a dry run', async () => {
    const { actor } = await crm.program();
    const mapping = {
      columns: {
        externalId: 'id',
        referralExternalId: 'ref',
        name: 'name',
        company: 'company',
        stage: 'stage',
        closedOn: 'closed',
        amount: 'amount',
        currency: 'currency',
      },
    };
    const tell = (row: string, dryRun = false) =>
      crm.importDeals(
        actor,
        `id,ref,name,company,stage,closed,amount,currency\n${row}\nD2,,,Kita,OPEN,,,`,
        mapping,
        { dryRun },
      );
    expect(await tell('D1,Q1,Line,Haddad Tools,OPEN,,900,EUR')).toMatchObject({
      imported: 2,
      corrected: 0,
      corrections: [],
    });
    const corrected = 'D1,Q2,Line 2,Prado Wein,WON,2026-10-20,950.5,EUR';
    const rehearsed = await tell(corrected, true);
    expect(rehearsed).toMatchObject({ imported: 0, corrected: 1, unchanged: 1, refused: 0 });
    expect(rehearsed.corrections).toEqual([
      {
        row: 2,
        externalId: 'D1',
        changes: [
          { column: 'stage', before: 'OPEN', after: 'WON' },
          { column: 'closed (closedOn)', before: null, after: '2026-10-20' },
          { column: 'amount', before: '900.00 EUR', after: '950.50 EUR' },
          { column: 'ref (referralExternalId)', before: 'Q1', after: 'Q2' },
          { column: 'name', before: 'Line', after: 'Line 2' },
          { column: 'company', before: 'Haddad Tools', after: 'Prado Wein' },
        ],
      },
    ]);
    expect(await tell(corrected)).toEqual(rehearsed);
    expect(await tell(corrected)).toMatchObject({ corrected: 0, unchanged: 2 });
    expect(await countFacts(actor)).toBe(3);
  });

  it('R-D5: an empty cell corrects nothing', async () => {
    const { actor } = await crm.program();
    await crm.importDeals(actor, dealRows('D1,Q1,Kita,LOST,2026-10-20,900,EUR'));
    const empty = dealRows('D1,,,LOST,,,');
    expect(await crm.importDeals(actor, empty)).toMatchObject({ corrected: 0, unchanged: 1 });
    // What the last file left out is compared with what is known from the one before.
    await crm.importDeals(actor, dealRows('D1,,,OPEN,,,'));
    const back = await crm.importDeals(actor, dealRows('D1,,,OPEN,,900,EUR'));
    expect(back).toMatchObject({ corrected: 0, unchanged: 1 });
    expect(await countFacts(actor)).toBe(2);
  });

  it('a hundred corrections are kept to be read, and all are counted', async () => {
    const { actor } = await crm.program();
    const rows = (amount: number) =>
      dealRows(
        ...Array.from({ length: 120 }, (_, n) => `D${String(n)},,,OPEN,,${String(amount)},EUR`),
      );
    await crm.importDeals(actor, rows(1));
    const result = await crm.importDeals(actor, rows(2));
    expect(result).toMatchObject({ imported: 0, corrected: 120 });
    expect(result.corrections).toHaveLength(100);
  });

  describe('a referral that is told otherwise is refused, and leaves nothing behind', () => {
    const TOLD = 'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,Haddad Tools,2026-10-15';
    const refused = (actor: Actor, row: string, dryRun: boolean) =>
      crm.importReferrals(actor, referralRows(row), {}, { dryRun });
    const countsOf = ({ programId }: Actor) =>
      crm.test.superuser(
        `SELECT (SELECT count(*)::int FROM advocate WHERE program_id = $1) AS advocates,
           (SELECT count(*)::int FROM company WHERE program_id = $1) AS companies,
           (SELECT sum(version)::int FROM referral WHERE program_id = $1) AS versions`,
        [programId],
      );

    it.each([
      ['the day', TOLD.replace('10-15', '10-10'), 'on (submittedOn) 2026-10-15 → 2026-10-10'],
      ['the advocate', TOLD.replace('rosa@feld', 'nils@berg'), 'by (advocateEmail)'],
      ['the name', TOLD.replace('Omar Haddad', 'O. Haddad'), 'who (refereeName)'],
      ['the address', TOLD.replace('omar@', 'o.haddad@'), 'mail (refereeEmail)'],
      ['the company', TOLD.replace('Haddad Tools', 'Prado Wein'), 'company (refereeCompany)'],
    ])('%s', async (_what, row, reason) => {
      const { actor } = await crm.program();
      await crm.importReferrals(actor, referralRows(TOLD));
      const before = await countsOf(actor);
      for (const dryRun of [true, false]) {
        const result = await refused(actor, row, dryRun);
        expect(result).toMatchObject({ imported: 0, unchanged: 0, refused: 1 });
        expect(crm.errorsOf(result)).toContain(
          `is not taken: ${reason}. Want what was told before`,
        );
      }
      expect(await countsOf(actor)).toEqual(before);
      expect(await refused(actor, TOLD, false)).toMatchObject({ unchanged: 1, refused: 0 });
    });

    it('R-D5: what is empty says nothing, and another spelling of the company is the same', async () => {
      const { actor } = await crm.program();
      await crm.importReferrals(actor, referralRows(TOLD));
      for (const row of [
        'Q1,rosa@feld.example,,,,2026-10-15',
        TOLD.replace('Haddad Tools', 'HADDAD TOOLS GmbH').replace('rosa@', ' ROSA@'),
      ]) {
        expect(await refused(actor, row, false)).toMatchObject({ unchanged: 1, refused: 0 });
      }
    });

    it('a day is the one in the zone that the referral was recorded with', async () => {
      const { actor } = await crm.program();
      await crm.importReferrals(actor, referralRows(TOLD));
      await crm.test.superuser(`UPDATE program SET time_zone = 'Asia/Tokyo' WHERE id = $1`, [
        actor.programId,
      ]);
      expect(await refused(actor, TOLD, false)).toMatchObject({ unchanged: 1, refused: 0 });
    });
  });

  it('R-W5, R-W9: a link told anew replaces the old one, and points follow', async () => {
    const { actor } = await crm.program({ conversionPoints: 500 });
    const award = { awardsPoints: true };
    await crm.importReferrals(actor, referralRows(Q1, Q2), {}, award);
    await crm.importDeals(actor, dealRows('D1,Q1,,WON,2026-10-20,900,EUR'), {}, award);
    const anew = dealRows('D1,Q2,,WON,2026-10-20,900,EUR');
    expect(await crm.importDeals(actor, anew, {}, award)).toMatchObject({
      imported: 0,
      corrected: 1,
    });
    expect(await crm.referrals(actor)).toMatchObject([
      { id: 'Q1', status: 'ACCEPTED', points: 0 },
      { id: 'Q2', status: 'CONVERTED', points: 500 },
    ]);
    expect(await crm.statements(actor)).toEqual([
      { email: 'nils@berg.example', points: [500] },
      { email: 'rosa@feld.example', points: [500, -500] },
    ]);
  });
});
