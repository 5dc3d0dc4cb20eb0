import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import {
  CrmFiles,
  dealRows,
  DEALS,
  DEAL_HEADER,
  referral,
  REFERRALS,
  referralRows,
} from '../../support/worlds/crm-files.js';

/** R-D2, R-D6, R-D8: a figure or a day that can be read in two ways is asked about. */
describe('numbers and days as others write them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  const amountsOf = async (actor: Actor) => (await crm.deals(actor)).map(({ amount }) => amount);

  describe('K1, R-D2: the notation of amounts belongs to the column', () => {
    const semicolons = (...amounts: string[]): string =>
      [
        DEAL_HEADER.replaceAll(',', ';'),
        ...amounts.map(
          (amount, n) => `L${String(n)};;Papier ${String(n)};WON;2026-10-05;${amount};EUR`,
        ),
      ].join('\n');

    it('one value that can be read in one way settles the others', async () => {
      const { actor } = await crm.program();
      const result = await crm.importDeals(actor, semicolons('261,96', '22,36', '1.200'));
      expect(result).toMatchObject({ imported: 3, refused: 0 });
      expect(result.says).toContain('amount is read as row 2 writes it: "261,96".');
      expect(await amountsOf(actor)).toEqual([26_196, 2_236, 120_000]);
    });

    it('an amount with more decimals than its currency has is refused', async () => {
      const { actor } = await crm.program();
      const result = await crm.importDeals(actor, semicolons('261,96', '22,368'));
      expect(result).toMatchObject({ imported: 1, refused: 1 });
      expect(crm.errorsOf(result)).toContain(
        'an amount in EUR; with at most 2 decimals'.replace(';', ','),
      );
      const large = await crm.importDeals(actor, semicolons('99999999999999'));
      expect(crm.errorsOf(large)).toContain('want an amount of at most 100,000,000,000,000 in');
    });

    it.each([
      [
        ['1.200'],
        '"1.200" (row 2) can be read as 1200 ("1.234,56") or as 1.200 ("1,234.56"); say which',
      ],
      [
        ['5', '22,368'],
        '"22,368" (row 3) can be read as 22.368 ("1.234,56") or as 22368 ("1,234.56")',
      ],
      [['261,96', '1,200.50'], '"261,96" (row 2) and "1,200.50" (row 3) are written in two ways'],
    ])('%j stops before anything is written, and asks', async (amounts, question) => {
      const { actor } = await crm.program();
      await expect(crm.importDeals(actor, semicolons(...amounts))).rejects.toThrow(question);
      expect(await crm.deals(actor)).toEqual([]);
    });

    it('what is said counts, and what does not fit it is refused', async () => {
      const { actor } = await crm.program();
      const told = { formats: { amount: '1.234,56' } };
      const result = await crm.importDeals(actor, semicolons('1.200', '1,200.50', '5'), told);
      expect(result).toMatchObject({ imported: 2, refused: 1 });
      expect(await amountsOf(actor)).toEqual([120_000, 500]);
    });

    it('rupiah with points are asked about, yen cannot be mistaken', async () => {
      const { actor } = await crm.program();
      const rupiah = dealRows('L4,,Warung Melati,WON,2026-10-05,500.000,IDR');
      await expect(crm.importDeals(actor, rupiah)).rejects.toThrow(
        '500000 ("1.234,56") or as 500.000',
      );
      const database = dealRows(
        'L7,,Kita,WON,2026-10-05,500.000,JPY',
        'L8,,Kita,WON,2026-10-05,1200.000,JPY',
      );
      await crm.importDeals(actor, database);
      expect(await amountsOf(actor)).toEqual([500, 1_200]);
      const yen = dealRows('L5,,Kita,WON,2026-10-05,"1,200",JPY', 'L6,,Kita,WON,2026-10-05,¥5,JPY');
      expect(await crm.importDeals(actor, yen)).toMatchObject({ imported: 2 });
      expect(await amountsOf(actor)).toEqual([1_200, 5, 500, 1_200]);
    });

    it('commas in a file of commas, and units beside the number', async () => {
      const { actor } = await crm.program();
      const rows = dealRows(
        'L1,,Kita,WON,2026-10-05,"1,200",EUR',
        'L2,,Kita,WON,2026-10-05,"1,200.50",EUR',
        'L3,,Kita,WON,2026-10-05,"€1,200.50",EUR',
        'L4,,Kita,WON,2026-10-05,"$1,200.50",',
        'L5,,Kita,WON,2026-10-05,"£1,200.50",',
      );
      const result = await crm.importDeals(actor, rows);
      expect(result).toMatchObject({ imported: 4, refused: 1 });
      expect(crm.errorsOf(result)).toContain('a currency that fits it');
      expect(await amountsOf(actor)).toEqual([120_000, 120_050, 120_050, 120_050]);
    });
  });

  describe('K2, R-D2: days are read by one format', () => {
    const days = ['05/06/2026', '13/06/2026', '06/13/2026'];
    const rows = referralRows(...days.map((day, n) => referral(`Q${String(n)}`, day)));

    it('said once, it reads all rows, and refuses what does not fit', async () => {
      const { actor } = await crm.program();
      const told = { formats: { submittedOn: 'DD/MM/YYYY' } };
      expect(await crm.importReferrals(actor, rows, told)).toMatchObject({
        imported: 2,
        refused: 1,
      });
      const found = (await crm.referrals(actor)).map(({ on }) => on);
      expect(found).toEqual(['2026-06-05', '2026-06-13']);
    });

    it('not said, nothing is guessed', async () => {
      const { actor } = await crm.program();
      await expect(crm.importReferrals(actor, rows)).rejects.toThrow('are written in two ways');
      const open = referralRows(referral('Q1', '05/06/2026'));
      const both = 'as 2026-06-05 ("DD/MM/YYYY") or as 2026-05-06 ("MM/DD/YYYY"); say which';
      await expect(crm.importReferrals(actor, open)).rejects.toThrow(both);
      expect(await crm.referrals(actor)).toEqual([]);
      const settled = referralRows(referral('Q1', '05/06/2026'), referral('Q2', '13/06/2026'));
      expect(await crm.importReferrals(actor, settled)).toMatchObject({ imported: 2 });
      expect((await crm.referrals(actor)).map(({ on }) => on)).toEqual([
        '2026-06-05',
        '2026-06-13',
      ]);
    });

    it('a day that is the same either way leaves nothing open', async () => {
      const { actor } = await crm.program();
      const same = referralRows(referral('Q1', '05/05/2026'));
      expect(await crm.importReferrals(actor, same)).toMatchObject({ imported: 1 });
    });

    it('whoever imports the file counts before its mapping, and a wrong word of theirs is named', async () => {
      const { actor } = await crm.program();
      const open = referralRows(referral('Q1', '03/04/2026'));
      const mapping = { formats: { submittedOn: 'DD/MM/YYYY' } };
      await crm.importReferrals(actor, open, mapping, { readAs: { days: 'MM/DD/YYYY' } });
      expect((await crm.referrals(actor)).map(({ on }) => on)).toEqual(['2026-03-04']);
      const wrong = { readAs: { days: 'european' } };
      await expect(crm.importReferrals(actor, open, mapping, wrong)).rejects.toThrow(
        '--days: want',
      );
    });

    it("PostgreSQL's offsets are offsets", async () => {
      const { actor } = await crm.program();
      const moments = ['2026-10-15 21:25:58.745232+02', '2026-10-15 19:25:58+00'];
      const text = referralRows(...moments.map((each, n) => referral(`Q${String(n)}`, each)));
      const columns = { ...REFERRALS.columns, submittedOn: undefined, submittedAt: 'on' };
      expect(await crm.importReferrals(actor, text, { columns })).toMatchObject({ imported: 2 });
      expect((await crm.referrals(actor)).map(({ at }) => (at as Date).toISOString())).toEqual([
        '2026-10-15T19:25:58.745Z',
        '2026-10-15T19:25:58.000Z',
      ]);
    });
  });

  describe('K3, R-D6: a day is a day', () => {
    it.each([
      ['2026-09-20T00:00:00Z', { status: 'CONVERTED', points: 500 }],
      ['2026-11-19T00:00:00Z', { status: 'CONVERTED', points: 500 }],
      ['2026-11-20T00:00:00Z', { points: 0 }],
    ])('%s is the day that is written', async (closed, expected) => {
      const { actor } = await crm.program({
        timeZone: 'America/New_York',
        currency: 'USD',
        conversionPoints: 500,
        windowDays: 60,
      });
      const award = { awardsPoints: true };
      await crm.importReferrals(actor, referralRows(referral('Q1', '2026-09-20')), {}, award);
      await crm.importDeals(actor, dealRows(`D1,Q1,,WON,${closed},900,USD`), {}, award);
      expect((await crm.deals(actor))[0]).toMatchObject({ on: closed.slice(0, 10) });
      expect((await crm.referrals(actor))[0]).toMatchObject(expected);
    });

    it('a column of moments that are all midnight elsewhere is asked about', async () => {
      const { actor } = await crm.program({ timeZone: 'America/New_York' });
      const columns = { ...DEALS.columns, closedOn: undefined, closedAt: 'closed' };
      const rows = dealRows('D1,,Kita,WON,2026-09-20T00:00:00Z,900,EUR');
      await expect(crm.importDeals(actor, rows, { columns })).rejects.toThrow(
        'If these are days, map them as …On instead of …At',
      );
      // The order of day and month says nothing of it.
      for (const told of [{ formats: { days: 'YYYY-MM-DD' } }, {}]) {
        const readAs = { days: 'YYYY-MM-DD' };
        await expect(
          crm.importDeals(actor, rows, { columns, ...told }, { readAs }),
        ).rejects.toThrow('If these are days');
      }
      const told = { columns, formats: { closedAt: 'YYYY-MM-DD' } };
      expect(await crm.importDeals(actor, rows, told)).toMatchObject({ imported: 1 });
      expect((await crm.deals(actor))[0]).toMatchObject({ on: '2026-09-19' });
    });
  });

  it('K4, R-D8: a forecast never decides about a deal that is not won', async () => {
    const { actor } = await crm.program();
    const open = await crm.importDeals(actor, dealRows('D1,,Kita,OPEN,2027-02-28,900,EUR'));
    expect(open.says).toEqual([
      'Left out, 1 value, the first in row 2: closed (closedOn): a deal that is open has not closed.',
    ]);
    const result = await crm.importDeals(
      actor,
      dealRows('D1,,Kita,LOST,2027-02-28,900,EUR', 'D2,,Kita,LOST,soon,1,EUR'),
    );
    expect(result).toMatchObject({ imported: 1, corrected: 1, refused: 0 });
    expect(result.says).toEqual([
      'Left out, 1 value, the first in row 2: closed (closedOn): want a day up to today.',
      expect.stringMatching(
        /^Left out, 1 value, the first in row 3: closed \(closedOn\): want a day/,
      ),
    ]);
    expect(await crm.deals(actor)).toMatchObject([{ stage: 'LOST', on: null }, { stage: 'LOST' }]);
    const won = await crm.importDeals(actor, dealRows('D3,,Kita,WON,2027-02-28,900,EUR'));
    expect(won).toMatchObject({ imported: 0, refused: 1 });
  });
});
