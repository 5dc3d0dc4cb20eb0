import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { CrmFiles } from '../../support/worlds/crm-files.js';

/** HubSpot's "All companies": English heads, points in amounts, day and time. */
const HUBSPOT = {
  text: [
    '"Record ID","Company name","Company Domain Name","Type","Annual Revenue","Create Date","Country/Region","Number of Employees"',
    '"15234588019","Hanabira GmbH","hanabira.example","Customer","1250000.50","2024-03-01 09:12","Germany","250"',
    '"15234588020","Kita K.K.","kita.example","","","2025-11-30 18:40","Japan","(No value)"',
  ].join('\n'),
  mapping: {
    columns: {
      externalId: 'Record ID',
      name: 'Company name',
      domains: 'Company Domain Name',
      kind: 'Type',
      revenue: 'Annual Revenue',
      customerSince: 'Create Date',
      country: 'Country/Region',
      employees: 'Number of Employees',
    },
    values: { kind: { Customer: 'ACCOUNT' } },
    constants: { currency: 'USD' },
  },
};

/** Salesforce's data export: ids of 18 characters, days as moments of midnight, true and false. */
const SALESFORCE = {
  text: [
    '"Id","Name","Website","Type","AnnualRevenue","CustomerSince__c","BillingCountryCode"',
    '"0015g00000XyZaBAAV","Hanabira GmbH","https://www.hanabira.example/en","Customer - Direct","1250000.5","2024-03-01T00:00:00.000Z","DE"',
    '"0015g00000XyZaCAAV","Kita K.K.","kita.example","Prospect","","2025-11-30T00:00:00.000Z","JP"',
  ].join('\r\n'),
  mapping: {
    columns: {
      externalId: 'Id',
      name: 'Name',
      domains: 'Website',
      kind: 'Type',
      revenue: 'AnnualRevenue',
      customerSince: 'CustomerSince__c',
      country: 'BillingCountryCode',
    },
    values: { kind: { 'Customer - Direct': 'ACCOUNT', Prospect: 'PROSPECT' } },
    constants: { currency: 'EUR' },
  },
};

const EXCEL = [
  'Kundennr.;Firma;Umsatz;Kunde seit;Land;Mitarbeiter',
  '0042;Hanabira GmbH;1.250.000,50;01.03.2024;Deutschland;1.250',
  '0043;Groß & Söhne;98.000,00;30.11.2025;Österreich;12',
].join('\r\n');
const EXCEL_COLUMNS = {
  externalId: 'Kundennr.',
  name: 'Firma',
  revenue: 'Umsatz',
  customerSince: 'Kunde seit',
  country: 'Land',
  employees: 'Mitarbeiter',
};

/** K1 to K5, R-D1 to R-D3, R-D6: none goes in wrong without a word. */
describe('companies as others write them', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  const take = async (actor: Actor, text: string | Buffer, mapping: object) => {
    await crm.importCompanies(actor, text, mapping);
    return crm.companies(actor);
  };

  it('a CRM of English heads: points, moments, and what stands for no value', async () => {
    const { actor } = await crm.program();
    expect(await take(actor, HUBSPOT.text, HUBSPOT.mapping)).toMatchObject([
      {
        ...{ id: '15234588019', name: 'Hanabira GmbH', kind: 'ACCOUNT', country: 'DE' },
        ...{ revenue: 125_000_050, currency: 'USD', employees: 250, since: '2024-03-01' },
        domains: ['hanabira.example'],
      },
      { id: '15234588020', country: 'JP', revenue: null, employees: null, since: '2025-11-30' },
    ]);
  });

  it('R-D6: a CRM that exports days as moments of midnight: the day stays the day', async () => {
    const { actor } = await crm.program();
    expect(await take(actor, SALESFORCE.text, SALESFORCE.mapping)).toMatchObject([
      {
        ...{ id: '0015g00000XyZaBAAV', kind: 'ACCOUNT', since: '2024-03-01', country: 'DE' },
        ...{ revenue: 125_000_050, currency: 'EUR', domains: ['hanabira.example'] },
      },
      { id: '0015g00000XyZaCAAV', kind: 'PROSPECT', since: '2025-11-30', revenue: null },
    ]);
  });

  it('a database that writes \\N for nothing: nothing is said, and nothing is taken away', async () => {
    const { actor } = await crm.program();
    const header = 'id\tname\trevenue\tcountry';
    const mapping = {
      columns: { externalId: 'id', name: 'name', revenue: 'revenue', country: 'country' },
      constants: { currency: 'EUR' },
    };
    const known = { id: '7', name: 'Weber', revenue: 4_200_000, country: 'DE' };
    expect(await take(actor, `${header}\n7\tWeber\t42000\tDE\n`, mapping)).toMatchObject([known]);
    const again = String.raw`7	Weber	\N	\N`;
    expect(await take(actor, `${header}\n${again}\n`, mapping)).toMatchObject([known]);
  });

  it('a spreadsheet of Germany: commas, points between thousands, days first, Latin-1', async () => {
    const { actor } = await crm.program();
    const mapping = { columns: EXCEL_COLUMNS, constants: { currency: 'EUR' } };
    const bytes = Buffer.from(EXCEL, 'latin1');
    await expect(take(actor, bytes, mapping)).rejects.toThrow('not in utf-8');
    const told = { ...mapping, file: { encoding: 'windows-1252' } };
    expect(await take(actor, bytes, told)).toMatchObject([
      { id: '0043', name: 'Groß & Söhne', revenue: 9_800_000, since: '2025-11-30', employees: 12 },
      { id: '0042', country: 'DE', revenue: 125_000_050, since: '2024-03-01', employees: 1_250 },
    ]);
  });

  it('two readings are asked about before a row goes in: 1.200, and 03/04/2026', async () => {
    const { actor } = await crm.program();
    const mapping = { columns: EXCEL_COLUMNS, constants: { currency: 'EUR' } };
    const header = 'Kundennr.;Firma;Umsatz;Kunde seit;Land;Mitarbeiter';
    const row = '1;Weber;1.200;03/04/2026;DE;12';
    await expect(take(actor, `${header}\n${row}\n`, mapping)).rejects.toThrow(
      /1\.200|03\/04\/2026/,
    );
    expect(await crm.companies(actor)).toEqual([]);
    const formats = { revenue: '1.234,56', customerSince: 'DD/MM/YYYY' };
    expect(await take(actor, `${header}\n${row}\n`, { ...mapping, formats })).toMatchObject([
      { revenue: 120_000, since: '2026-04-03' },
    ]);
  });
});
