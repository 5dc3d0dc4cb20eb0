import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import {
  CrmFiles,
  dealRows,
  DEAL_HEADER,
  referral,
  REFERRAL_HEADER,
  referralRows,
  REFERRALS,
} from '../../support/worlds/crm-files.js';

/** R-D1, R-D3, R-D4: exports of CRMs, databases and spreadsheets. */
describe('files as others write them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  describe('K5, R-D1: the dialect of the file', () => {
    const [one, two] = [referral('Q1', '2026-10-15'), referral('Q2', '2026-10-16')];

    it.each([
      ['line ends row by row', `${REFERRAL_HEADER}\r\n${one}\n${two}\r\n`],
      [
        'sep= and semicolons',
        `sep=;\r\n${[REFERRAL_HEADER, one, two].join('\r\n').replaceAll(',', ';')}`,
      ],
      ['bars', [REFERRAL_HEADER, one, two].join('\n').replaceAll(',', '|')],
      [
        'UTF-16, as spreadsheets save "Unicode text"',
        Buffer.from(
          `\uFEFF${[REFERRAL_HEADER, one, two].join('\r\n').replaceAll(',', '\t')}`,
          'utf16le',
        ),
      ],
      [
        'a title, a filter and a date above the table',
        `Referrals of October\n\nRegion,all\n${[REFERRAL_HEADER, one, two].join('\n')}`,
      ],
      [
        'more commas in a text than semicolons between the columns',
        [`${REFERRAL_HEADER},note`, ...[one, two].map((row) => `${row},*`)]
          .map((row) => row.replaceAll(',', ';').replace('*', 'a, b, c, d, e, f, g, h, i'))
          .join('\n'),
      ],
      [
        'breaks and quotation marks within a text',
        `${REFERRAL_HEADER}\n${one.replace('Guest Q1', '"Guest\u00A0""Q1"""')}\n${two}`,
      ],
      [
        'backslashes before quotation marks',
        `${REFERRAL_HEADER}\n${one.replace('Guest Q1', String.raw`"Guest \"Q1\" senior"`)}\n${two}`,
      ],
    ])('%s', async (_name, text) => {
      const { actor } = await crm.program();
      expect(await crm.importReferrals(actor, text)).toMatchObject({ rows: 2, imported: 2 });
    });

    it('another encoding is refused as a whole, with a way out, or read as it is told', async () => {
      const { actor } = await crm.program();
      const text = referralRows(
        'Q1,rosa@feld.example,Jörg Groß,joerg@gross.example,Groß & Söhne,2026-10-15',
        two,
      );
      const bytes = Buffer.from(text, 'latin1');
      await expect(crm.importReferrals(actor, bytes)).rejects.toThrow(
        /not in utf-8, from line 2 on \(".*Jörg Groß.*", if it is windows-1252\)/,
      );
      expect(await crm.referrals(actor)).toEqual([]);
      const told = { file: { encoding: 'windows-1252' } };
      const result = await crm.importReferrals(actor, bytes, told);
      expect(result).toMatchObject({ imported: 2, says: ['The file is read as windows-1252.'] });
      expect((await crm.referrals(actor))[0]).toMatchObject({ name: 'Jörg Groß' });
      await expect(crm.importReferrals(actor, text, told)).rejects.toThrow(
        'it is in utf-8, not in windows-1252',
      );
      await expect(
        crm.importReferrals(actor, bytes, { file: { encoding: 'german' } }),
      ).rejects.toThrow('"german" is no encoding');
    });

    it('a quotation mark that a later row closes is pointed out: the rows between would be gone', async () => {
      const { actor } = await crm.program();
      const notes = ['"see mail', 'plain', '"ok" she said', 'x'];
      const rows = notes.map((note, n) => `D${String(n)},,Kita,OPEN,,,,${note}`);
      const text = [`${DEAL_HEADER},note`, ...rows].join('\n');
      await expect(crm.importDeals(actor, text)).rejects.toThrow(
        'row 2: the quotation mark in "see mail is not closed in its row',
      );
      const quoted = text.replace('"see mail', '"""see mail"" she said,\nand went"');
      expect(await crm.importDeals(actor, quoted)).toMatchObject({ rows: 4, imported: 4 });
    });

    it('="007" is 007, and what stands for no value is none', async () => {
      const { actor } = await crm.program();
      const rows = dealRows(
        '="007",NULL,(null),OPEN,[NULL],<null>,EUR',
        '"=""008""",,Kita,OPEN,,,',
        '-,,Kita,OPEN,,,',
        '#N/A,,Kita,OPEN,,,',
        'NULL,,Kita,OPEN,,,',
      );
      const result = await crm.importDeals(actor, rows);
      expect(result).toMatchObject({ imported: 2, refused: 3 });
      expect((await crm.deals(actor)).map(({ id }) => id)).toEqual(['007', '008']);
      expect(crm.errorsOf(result)).toContain(
        '""-""; want an id with a letter or a digit, or a meaning in mapping.values.externalId',
      );
    });

    it('the line is the right one, wherever the file is cut into pieces for reading', async () => {
      const { actor } = await crm.program();
      const many = Array.from({ length: 1_500 }, (_, n) =>
        referral(`北${String(n)}`, '2026-10-15'),
      );
      const text = Buffer.from(`\uFEFF${referralRows(...many)}\n`);
      const last = Buffer.from('Q9,rosa@feld.example,Jörg,,,2026-10-15', 'latin1');
      await expect(crm.importReferrals(actor, Buffer.concat([text, last]))).rejects.toThrow(
        /from line 1502 on \(",rosa@feld\.example,Jörg,.*", if it is windows-1252\)/,
      );
      const cut = Buffer.from(referralRows(referral('Q1', '2026-10-15'))).subarray(0, -1);
      const half = Buffer.concat([cut, Buffer.from('ö').subarray(0, 1)]);
      await expect(crm.importReferrals(actor, half)).rejects.toThrow('from line 2 on');
    });

    it(String.raw`\N is no value`, async () => {
      const { actor } = await crm.program();
      const rows = dealRows(
        String.raw`D1,,\N,WON,2026-10-05,100,EUR`,
        String.raw`D2,,\N,LOST,2026-10-06,\N,EUR`,
        String.raw`D3,\N,Prado Wein,OPEN,\N,200,EUR`,
      );
      expect(await crm.importDeals(actor, rows)).toMatchObject({ imported: 3, refused: 0 });
      const companies = (await crm.deals(actor)).map(({ company }) => company);
      expect(companies).toEqual([null, null, 'Prado Wein']);
    });
  });

  it('K6: what is no row counts as none', async () => {
    const { actor } = await crm.program();
    const rows = dealRows(
      'D1,,Haddad Tools,WON,2026-10-05,100,EUR',
      ',,,,,,',
      ' , , ,,,,',
      DEAL_HEADER,
      '',
      'Total,,,,,100,',
    );
    const result = await crm.importDeals(actor, rows);
    expect(result).toMatchObject({ rows: 2, imported: 1, refused: 1 });
    expect(crm.errorsOf(result)).toContain('\n7,');
  });

  it('K6, K12: a row of totals is no deal, and "unknown" is no advocate', async () => {
    const { actor } = await crm.program();
    const stage = { columns: { externalId: 'id', amount: 'amount' }, constants: { stage: 'OPEN' } };
    const rows = dealRows('D1,,,,,100,', 'Grand Total (1 record),,,,,100,', '合計,,,,,100,');
    expect(await crm.importDeals(actor, rows, stage)).toMatchObject({ imported: 1, refused: 2 });
    const columns = { externalId: 'id', advocateName: 'by', submittedOn: 'on' };
    const names = ['unknown', '-', 'N/A', 'Rosa Feld'];
    const text = referralRows(...names.map((name, n) => `Q${String(n)},${name},,,,2026-10-15`));
    const result = await crm.importReferrals(actor, text, { columns });
    expect(result).toMatchObject({ imported: 1, refused: 3 });
    expect(crm.errorsOf(result)).toContain('want the advocate who referred');
  });

  it('a blank before a quotation mark is no part of the text', async () => {
    const { actor } = await crm.program();
    await crm.importDeals(actor, dealRows('D1,, "Nord Handel",OPEN,,,'));
    expect(await crm.deals(actor)).toMatchObject([{ company: 'Nord Handel' }]);
  });

  it('K7: the errors file opens right in a spreadsheet, and goes in again once it is corrected', async () => {
    const { actor } = await crm.program();
    const bad = 'Q2,rosa@feld.example,=1+2,ines@prado.example,Prado Wein,2026-02-30';
    const rows = `\uFEFF${[REFERRAL_HEADER, '', referral('Q1', '2026-10-15'), bad].join('\n')}`;
    const result = await crm.importReferrals(actor, rows.replaceAll(',', ';'));
    expect(result).toMatchObject({ imported: 1, refused: 1 });
    const errors = crm.errorsOf(result);
    expect(errors).toMatch(/^\uFEFFrow;reason;id;by;who;mail;company;on\n4;/);
    expect(errors).toContain(";Q2;rosa@feld.example;'=1+2;ines@prado.example;Prado Wein;");
    const corrected = errors.replace('2026-02-30\n', '2026-02-28\n');
    expect(await crm.importReferrals(actor, corrected)).toMatchObject({ imported: 1, refused: 0 });
    expect((await crm.referrals(actor))[1]).toMatchObject({ id: 'Q2', name: '=1+2' });
    // Handed in with another error, it is an errors file again, and not one of one.
    const again = await crm.importReferrals(actor, errors.replace('2026-02-30\n', 'soon\n'));
    expect(crm.errorsOf(again)).toMatch(/^\uFEFFrow;reason;id;by;/);
  });

  it('the errors file never takes the place of the file', async () => {
    const { actor } = await crm.program();
    const rows = referralRows(referral('Q1', '2026-10-15'), 'bad');
    const options = { errorsFile: crm.files.path('referrals.csv') };
    await expect(crm.importReferrals(actor, rows, {}, options)).rejects.toThrow('the file itself');
    expect(crm.files.read(options.errorsFile)).toBe(rows);
  });

  describe('K12, R-W6: nobody refers themselves, by all that is known of the advocate', () => {
    const mapping = { columns: { ...REFERRALS.columns, advocateExternalId: 'from' } };
    const take = (actor: Actor, ...rows: string[]) =>
      crm.importReferrals(actor, ['id,from,by,who,mail,company,on', ...rows].join('\n'), mapping, {
        awardsPoints: true,
      });
    const told = 'Q1,A-7,rosa@feld.example,Omar Haddad,omar@haddad.example,,2026-10-01';

    it.each([
      ['their address, told by an earlier file', 'Rosa@Feld.example'],
      ['the same mailbox, written otherwise', 'rosa+sales@feld.example'],
    ])('%s', async (_what, address) => {
      const { actor } = await crm.program({ conversionPoints: 500 });
      await take(actor, told);
      const result = await take(actor, `Q2,A-7,,R. Feld,${address},Feld,2026-10-02`);
      expect(result).toMatchObject({ imported: 0, refused: 1 });
      expect(crm.errorsOf(result)).toContain('the person referred is the advocate themselves');
      await crm.importDeals(
        actor,
        dealRows('D1,Q2,,WON,2026-10-20,900,EUR'),
        {},
        {
          awardsPoints: true,
        },
      );
      expect(await crm.statements(actor)).toEqual([]);
    });

    it('an address that the same file tells in another row', async () => {
      const { actor } = await crm.program();
      const result = await take(actor, 'Q0,A-7,,R. Feld,rosa@feld.example,Feld,2026-10-02', told);
      expect(result).toMatchObject({ imported: 1, refused: 1 });
    });
  });

  describe('K8, R-D3, R-D4: an id means one thing', () => {
    it('rows of one id that differ are refused together, and leave nothing behind', async () => {
      const { actor } = await crm.program();
      const rows = [
        'D1,,Haddad Tools,WON,2026-10-05,1000,EUR',
        'D1,,Prado Wein,LOST,2026-10-06,250,EUR',
      ];
      const result = await crm.importDeals(
        actor,
        dealRows(...rows, 'D2,,Kita,OPEN,,,', 'D2,,Kita,OPEN,,,'),
      );
      expect(result).toMatchObject({ imported: 1, unchanged: 1, refused: 2 });
      expect(crm.errorsOf(result)).toContain('rows 2, 3 say different things of it');
      const advocates = referralRows(
        'Q1,rosa@feld.example,Omar Haddad,omar@haddad.example,,2026-10-01',
        'Q1,nils@berg.example,Ines Prado,ines@prado.example,,2026-10-01',
      );
      expect(await crm.importReferrals(actor, advocates)).toMatchObject({
        imported: 0,
        refused: 2,
      });
      const [{ count } = {}] = await crm.test.superuser<{ count: number }>(
        'SELECT count(*)::int AS count FROM advocate WHERE program_id = $1',
        [actor.programId],
      );
      expect(count).toBe(0);
    });

    it('ids that a spreadsheet has damaged are pointed out', async () => {
      const { actor } = await crm.program();
      const rows = ['00123', '123', '4567', 'A1'].map((id) => `${id},,Kita,OPEN,,,`);
      const result = await crm.importDeals(actor, dealRows(...rows, '1.23457E+11,,Kita,OPEN,,,'));
      expect(result).toMatchObject({ imported: 2, refused: 3 });
      const errors = crm.errorsOf(result);
      expect(errors).toContain('want the whole id: a spreadsheet has shortened it');
      expect(errors).toContain('want all 5 digits: zeros before it are lost');
      // Handed in again as it is, no row beside it has the zeros any more.
      expect(await crm.importDeals(actor, errors)).toMatchObject({ imported: 0, refused: 3 });
      const corrected = errors.replace(';123;', ';00124;').replace(',123,', ',00124,');
      expect(await crm.importDeals(actor, corrected)).toMatchObject({ imported: 1, refused: 2 });
    });
  });
});
