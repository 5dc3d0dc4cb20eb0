import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeAdvocates, guessColumns } from '../../../src/features/imports/inspect/index.js';
import { CrmFiles } from '../../support/worlds/crm-files.js';

interface Export {
  readonly what: string;
  readonly header: string;
  readonly rows: readonly string[];
  readonly delimiter?: string;
  /** what the wizard proposes for its columns */
  readonly columns: Readonly<Record<string, string>>;
  readonly people: readonly object[];
}

const MEI = { email: 'mei@kita.example', name: 'Mei Tanaka', company: 'Kita K.K.' };
const NAMES_APART = { givenName: 'First Name', familyName: 'Last Name' };

/** Most CRMs keep the two names of a person apart. */
const EXPORTS: readonly Export[] = [
  {
    what: 'HubSpot: its own names of zones, and (No value)',
    header: 'Record ID,First Name,Last Name,Email,Associated Company,Time Zone,Preferred language',
    rows: [
      '20151,Mei,Tanaka,Mei@Kita.example,Kita K.K.,asia_slash_tokyo,ja',
      '20152,Jonas,(No value),jonas@weber.example,(No value),,en-us',
    ],
    columns: {
      ...{ externalId: 'Record ID', email: 'Email', ...NAMES_APART, timeZone: 'Time Zone' },
      ...{ company: 'Associated Company', language: 'Preferred language' },
    },
    people: [
      { id: '20152', name: 'Jonas', company: null, language: 'en', status: 'NOMINATED' },
      { ...MEI, id: '20151', language: 'ja', zone: 'Europe/Berlin' },
    ],
  },
  {
    what: 'Salesforce: ids of 18 characters, last names first',
    header: 'Id,LastName,FirstName,Email',
    rows: ['0035g00000AbCdEAAV,Tanaka,Mei,mei@kita.example'],
    columns: {
      ...{ externalId: 'Id', email: 'Email', givenName: 'FirstName', familyName: 'LastName' },
    },
    people: [{ email: MEI.email, id: '0035g00000AbCdEAAV', name: 'Mei Tanaka' }],
  },
  {
    what: 'Zoho: the whole name beside its parts, a prefix before ids',
    header: 'Record Id,First Name,Last Name,Full Name,Account Name,Email',
    rows: ['zcrm_4876876000000624001,Mei,Tanaka,Mei Tanaka,Kita K.K.,mei@kita.example'],
    columns: {
      ...{ externalId: 'Record Id', email: 'Email', name: 'Full Name', ...NAMES_APART },
      company: 'Account Name',
    },
    people: [{ ...MEI, id: 'zcrm_4876876000000624001' }],
  },
  {
    what: 'a spreadsheet of Germany',
    header: 'Vorname;Nachname;E-Mail;Firma',
    rows: ['Jörg;Groß;joerg@gross.example;Groß & Söhne', ';;;'],
    delimiter: ';',
    columns: { email: 'E-Mail', givenName: 'Vorname', familyName: 'Nachname', company: 'Firma' },
    people: [{ email: 'joerg@gross.example', name: 'Jörg Groß', company: 'Groß & Söhne' }],
  },
  {
    what: 'a spreadsheet of Japan: the family’s name comes first',
    header: '姓,名,メールアドレス,会社名',
    rows: ['田中,芽衣,mei@kita.example,株式会社北浜'],
    columns: { email: 'メールアドレス', givenName: '名', familyName: '姓', company: '会社名' },
    people: [{ email: MEI.email, name: '田中 芽衣', company: '株式会社北浜' }],
  },
];

/** K1 to K5, K12: nobody goes in with half a name. */
describe('advocates as others write them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  it.each(EXPORTS)('$what', async ({ header, rows, delimiter = ',', columns, people }) => {
    const seen = header.split(delimiter).map((name, place) => ({
      name,
      samples: rows.map((row) => row.split(delimiter)[place] ?? '').filter((text) => text !== ''),
    }));
    expect(Object.fromEntries(guessColumns(describeAdvocates([]), seen))).toEqual(columns);
    const { actor } = await crm.program();
    const text = `\uFEFF${[header, ...rows].join('\r\n')}\r\n`;
    const result = await crm.importAdvocates(actor, text, { columns });
    expect(result).toMatchObject({ imported: people.length, refused: 0 });
    expect(await crm.advocates(actor)).toMatchObject(people);
    expect(await crm.importAdvocates(actor, text, { columns })).toMatchObject({
      ...{ imported: 0, corrected: 0, unchanged: people.length },
    });
  });
});
