import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CrmFiles, DEALS, dealRows, referralRows } from '../../support/worlds/crm-files.js';

/** K4, K5, R-D1, R-D8: none goes in wrong without a word. */
describe('deals and referrals as CRMs, spreadsheets and databases write them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  it('what a CRM writes where nothing is said', async () => {
    const { actor } = await crm.program();
    const rows = dealRows(
      'D1,(No value),(No value),OPEN,,(No value),',
      'D2,-None-,-None-,LOST,0000-00-00,--None--,-None-',
    );
    expect(await crm.importDeals(actor, rows)).toMatchObject({ imported: 2, says: [] });
    expect(await crm.deals(actor)).toEqual([
      { id: 'D1', company: null, stage: 'OPEN', on: null, amount: null },
      { id: 'D2', company: null, stage: 'LOST', on: null, amount: null },
    ]);
  });

  it('a company is named without what the CRM adds to it, and never two as one', async () => {
    const { actor } = await crm.program();
    const rows = dealRows(
      'D1,,Accounts::::Hanabira GmbH,OPEN,,,',
      'D2,,Hanabira GmbH (hanabira.example),OPEN,,,',
      'D4,,Hanabira GmbH;Kita KK,OPEN,,,',
      'D5,,#NAME?,OPEN,,,',
      'D6,,Groß &amp; Söhne,OPEN,,,',
    );
    const { says } = await crm.importDeals(actor, rows);
    expect(says).toEqual([
      'Left out, 1 value, the first in row 4: company: want one company, not several.',
      'Left out, 1 value, the first in row 5: company: want a value: a spreadsheet put its error here.',
    ]);
    const companies = (await crm.deals(actor)).map(({ company }) => company);
    const one = 'Hanabira GmbH';
    expect(companies).toEqual([one, one, null, null, 'Groß &amp; Söhne']);
  });

  it('amounts without cents, and what makes an amount another', async () => {
    const { actor } = await crm.program();
    const amounts = ["1'250.-", '900.--', '12k', '1.5 mio', '$12'];
    const rows = amounts.map((amount, n) => `D${String(n)},,,OPEN,,${amount},CHF`);
    const result = await crm.importDeals(actor, dealRows(...rows));
    expect(result).toMatchObject({ imported: 2, refused: 3 });
    expect((await crm.deals(actor)).map(({ amount }) => amount)).toEqual([125_000, 90_000]);
    expect(crm.errorsOf(result)).toContain('want the whole amount in CHF, without ""k""');
    expect(crm.errorsOf(result)).toContain('want the whole amount in CHF, without ""mio""');
  });

  it('days without marks are days; numbers that stand for days are pointed out', async () => {
    const { actor } = await crm.program();
    const mapping = { columns: { ...DEALS.columns, closedOn: 'closed' } };
    const days = ['20261005', '46300', '1791158400000'];
    const rows = days.map((day, n) => `D${String(n)},,,WON,${day},1,EUR`);
    const result = await crm.importDeals(actor, dealRows(...rows), mapping);
    expect(result).toMatchObject({ imported: 1, refused: 2 });
    expect(await crm.deals(actor)).toMatchObject([{ id: 'D0', on: '2026-10-05' }]);
    const errors = crm.errorsOf(result);
    expect(errors).toContain('46300 is how a spreadsheet keeps one, format the column as a date');
    expect(errors).toContain('1791158400000 counts the seconds since 1970');
  });

  it('an address as mail programs write it is one; two are none', async () => {
    const { actor } = await crm.program();
    const addresses = [
      'Omar Haddad <Omar.Haddad@haddad.example>',
      'mailto:ines@prado.example',
      '\u200Blea@north.example\u00A0',
      'jo@north.example; al@north.example',
    ];
    const rows = addresses.map(
      (address, n) => `Q${String(n)},rosa@feld.example,Guest,${address},,2026-10-15`,
    );
    const result = await crm.importReferrals(actor, referralRows(...rows));
    expect(result).toMatchObject({ imported: 3, refused: 1 });
    // The person that the first row names is known by the address alone.
    const again = 'Q9,rosa@feld.example,Guest,omar.haddad@haddad.example,,2026-10-16';
    await crm.importReferrals(actor, referralRows(again));
    expect((await crm.referrals(actor)).at(-1)).toMatchObject({ id: 'Q9', status: 'DUPLICATE' });
  });

  it('the name of who was referred in two parts, in the order of its language', async () => {
    const { actor } = await crm.program();
    const columns = {
      ...{ externalId: 'id', advocateEmail: 'by', submittedOn: 'on' },
      ...{ refereeGivenName: 'first', refereeFamilyName: 'last' },
    };
    const rows = [
      'Q1,rosa@feld.example,Omar,Haddad,2026-10-15',
      'Q2,rosa@feld.example,愛子,森,2026-10-15',
      'Q3,rosa@feld.example,Ines,[not provided],2026-10-15',
    ];
    await crm.importReferrals(actor, ['id,by,first,last,on', ...rows].join('\n'), { columns });
    const names = (await crm.referrals(actor)).map(({ name }) => name);
    expect(names).toEqual(['Omar Haddad', '森 愛子', 'Ines']);
  });
});
