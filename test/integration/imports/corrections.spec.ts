import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportStopped } from '../../../src/features/imports/index.js';
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

  describe('points', () => {
    const AWARD = { awardsPoints: true };
    const D1 = dealRows('D1,Q1,,WON,2026-10-20,900,EUR');
    const ANEW = dealRows('D1,Q2,,WON,2026-10-20,900,EUR');
    const awarded = async () => {
      const { actor } = await crm.program({ conversionPoints: 500 });
      await crm.importReferrals(actor, referralRows(Q1, Q2), {}, AWARD);
      await crm.importDeals(actor, D1, {}, AWARD);
      return actor;
    };

    it('R-W5, R-W9: a link told anew replaces the old one, and points follow', async () => {
      const actor = await awarded();
      const ahead: unknown[] = [];
      const onTakingBack = (told: unknown) => Promise.resolve(ahead.push(told) > 0);
      const result = await crm.importDeals(actor, ANEW, {}, { ...AWARD, onTakingBack });
      expect(result).toMatchObject({
        ...{ imported: 0, corrected: 1, points: { awarded: 500, takenBack: 500 } },
      });
      expect(ahead).toEqual([{ points: 500, referrals: 1, fromRow: 2 }]);
      expect(await crm.referrals(actor)).toMatchObject([
        { id: 'Q1', status: 'ACCEPTED', points: 0 },
        { id: 'Q2', status: 'CONVERTED', points: 500 },
      ]);
      expect(await crm.statements(actor)).toEqual([
        { email: 'nils@berg.example', points: [500] },
        { email: 'rosa@feld.example', points: [500, -500] },
      ]);
    });

    it('points that would be taken back are told before, and stay where nobody lets them go', async () => {
      const actor = await awarded();
      const rehearsed = await crm.importDeals(actor, ANEW, {}, { ...AWARD, dryRun: true });
      expect(rehearsed.points).toMatchObject({ awarded: 500, takenBack: 500 });
      const others = Array.from({ length: 120 }, (_, n) => `E${String(n)},,,OPEN,,1,EUR`);
      const file = dealRows(...others, 'D1,Q2,,WON,2026-10-20,900,EUR');
      const stopped: unknown = await crm
        .importDeals(actor, file, {}, { ...AWARD, onTakingBack: () => Promise.resolve(false) })
        .catch((error: unknown) => error);
      if (!(stopped instanceof ImportStopped)) throw new Error('It did not stop.');
      expect(stopped.stop).toMatchObject({ reason: 'TAKES_POINTS_BACK', imported: 100 });
      expect(stopped.lines).toEqual([
        'The import of deals stopped. It would take back 500 points of 1 referral, from row 102 on, and nobody said that it may.',
        'What went in: the file up to row 101 (100 imported, 0 unchanged, 0 refused).',
        'What did not: everything from row 102 on.',
        'To go on, run the same command again with --take-back: what is in is met as unchanged and skipped.',
      ]);
      expect(await crm.statements(actor)).toEqual([{ email: 'rosa@feld.example', points: [500] }]);
      const [{ n } = { n: -1 }] = await crm.test.superuser<{ n: number }>(
        `SELECT count(*)::int AS n FROM audit WHERE program_id = $1 AND operation LIKE 'preview%'`,
        [actor.programId],
      );
      expect(n).toBe(0);
    });

    it('R-W5: a referral that rows of two batches displace loses its points once, and so it is said', async () => {
      const { actor } = await crm.program({ conversionPoints: 500 });
      await crm.importReferrals(actor, referralRows(Q2), {}, AWARD);
      await crm.importDeals(actor, dealRows('D1,,Prado Wein,WON,2026-10-20,900,EUR'), {}, AWARD);
      const others = Array.from(
        { length: 120 },
        (_, n) => `E${String(n)},rosa@feld.example,Guest,g${String(n)}@else.example,,2026-10-03`,
      );
      const file = referralRows(
        'Q0,rosa@feld.example,Omar,,Prado Wein,2026-10-01',
        ...others,
        'Q00,rosa@feld.example,Olga,,Prado Wein,2026-10-02',
      );
      const rehearsed = await crm.importReferrals(actor, file, {}, { ...AWARD, dryRun: true });
      expect(rehearsed.points.takenBack).toBe(500);
      const ahead: unknown[] = [];
      const onTakingBack = (told: unknown) => Promise.resolve(ahead.push(told) < 0);
      const stopped = crm.importReferrals(actor, file, {}, { ...AWARD, onTakingBack });
      await expect(stopped).rejects.toThrow('500 points of 1 referral');
      expect(ahead).toEqual([{ points: 500, referrals: 1, fromRow: 2 }]);
    });

    it('an import that may go on does so where it stopped', async () => {
      const actor = await awarded();
      const rows = Array.from({ length: 120 }, (_, n) => `E${String(n)},,,OPEN,,1,EUR`);
      const file = dealRows(...rows, 'bad', 'D1,Q2,,WON,2026-10-20,900,EUR');
      const result = await crm.importDeals(actor, file, {}, AWARD);
      expect(result).toMatchObject({ rows: 122, imported: 120, corrected: 1, refused: 1 });
      expect(crm.errorsOf(result).match(/^122,/gm)).toHaveLength(1);
    });

    it('R-W9: an earlier referral of the company that a file tells late takes points back, too', async () => {
      const { actor } = await crm.program({ conversionPoints: 500 });
      await crm.importReferrals(actor, referralRows(Q2), {}, AWARD);
      await crm.importDeals(actor, dealRows('D1,,Prado Wein,WON,2026-10-20,900,EUR'), {}, AWARD);
      const earlier = referralRows('Q0,rosa@feld.example,Omar,,Prado Wein,2026-10-01');
      const no = { onTakingBack: () => Promise.resolve(false), ...AWARD };
      const { points } = await crm.importReferrals(actor, earlier, {}, { ...no, dryRun: true });
      expect(points).toMatchObject({ awarded: 500, takenBack: 500 });
      await expect(crm.importReferrals(actor, earlier, {}, no)).rejects.toThrow('500 points of 1');
      expect(await crm.referrals(actor)).toMatchObject([{ id: 'Q2', points: 500 }]);
    });

    it('--award later: once what was imported without it, and never again', async () => {
      const { actor } = await crm.program({ conversionPoints: 500 });
      const both = async (options: object) => [
        await crm.importReferrals(actor, referralRows(Q1, Q2), {}, options),
        await crm.importDeals(actor, D1, {}, options),
      ];
      await both({});
      expect(await crm.statements(actor)).toEqual([]);
      const [{ id: rosa } = { id: '' }] = await crm.test.superuser<{ id: string }>(
        `SELECT id FROM advocate WHERE program_id = $1 AND email = 'rosa@feld.example'`,
        [actor.programId],
      );
      const some = { awarded: 500, takenBack: 0 };
      const rosas = { ...some, advocates: [{ advocateId: rosa, ...some }] };
      const rehearsed = await both({ ...AWARD, dryRun: true });
      expect(rehearsed.map(({ points }) => points)).toEqual([rosas, rosas]);
      const nothing = { awarded: 0, takenBack: 0, advocates: [] };
      const second = await both(AWARD);
      expect(second.map(({ points }) => points)).toEqual([rosas, nothing]);
      expect(second).toMatchObject([{ unchanged: 2 }, { unchanged: 1 }]);
      const third = await both(AWARD);
      expect(third.map(({ points }) => points)).toEqual([nothing, nothing]);
      expect(await crm.statements(actor)).toEqual([{ email: 'rosa@feld.example', points: [500] }]);
    });

    it('--award later, told by the file of deals alone', async () => {
      const { actor } = await crm.program({ conversionPoints: 500 });
      await crm.importReferrals(actor, referralRows(Q1));
      await crm.importDeals(actor, D1);
      for (const [points, dryRun] of [
        [500, true],
        [500, false],
        [0, false],
      ] as const) {
        const result = await crm.importDeals(actor, D1, {}, { ...AWARD, dryRun });
        expect(result).toMatchObject({ unchanged: 1, points: { awarded: points } });
      }
      expect(await crm.statements(actor)).toEqual([{ email: 'rosa@feld.example', points: [500] }]);
    });
  });
});
