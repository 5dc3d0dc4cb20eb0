import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AttributeChoiceEntity,
  AttributeEntity,
} from '../../../src/features/attributes/attribute.entity.js';
import {
  DefineAttribute,
  type DefineAttributeInput,
} from '../../../src/features/attributes/define-attribute.js';
import { IdentifyCompany, FindOrAddCompanies } from '../../../src/features/companies/index.js';
import { ChangeCompany } from '../../../src/features/companies/index.js';
import { WriteCompanyFacts } from '../../../src/features/companies/say/write-company-facts.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { CrmFiles } from '../../support/worlds/crm-files.js';
import { mergeVerbs } from '../../support/worlds/merges.js';

const HEADER =
  'id,name,domains,type,revenue,currency,since,renews,country,industry,people,gifts,tags,plan,seats';
const MAPPING = {
  columns: {
    externalId: 'id',
    name: 'name',
    domains: 'domains',
    kind: 'type',
    revenue: 'revenue',
    currency: 'currency',
    customerSince: 'since',
    renewsOn: 'renews',
    country: 'country',
    industry: 'industry',
    employees: 'people',
    giftsAllowed: 'gifts',
    tags: 'tags',
    'attribute.Plan': 'plan',
    'attribute.Seats': 'seats',
  },
  values: { kind: { Customer: 'ACCOUNT', Lead: 'PROSPECT' }, 'attribute.Plan': { G: 'Gold' } },
  clearingWord: '[none]',
};
const file = (...rows: string[]): string => [HEADER, ...rows].join('\n');

const A1 =
  'A1,Hanabira GmbH,www.hanabira.example; hanabira.test,Customer,1200.50,EUR,2024-03-01,2027-02-28,Germany,Paper,250,yes,pilot; reference,G,12';
const A2 = 'A2,Kita K.K.,,Lead,,,,,日本,,,,,,';

/** R-O2, R-D4, R-D5: a file of companies, with what is known of them. */
describe('a file of companies', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open([AttributeEntity, AttributeChoiceEntity]);
  });
  afterAll(() => crm.close());

  const define = (actor: Actor, input: Partial<DefineAttributeInput>) =>
    crm.test.database.write(actor, 'attributes', (tx) =>
      new DefineAttribute().defineAttribute(tx, actor, {
        ...{ subject: 'COMPANY', type: 'TEXT', name: 'Plan' },
        ...input,
      }),
    );
  const open = async () => {
    const { actor } = await crm.program();
    await define(actor, { type: 'CHOICE', name: 'Plan', choices: ['Silver', 'Gold'] });
    await define(actor, { type: 'NUMBER', name: 'Seats' });
    return actor;
  };
  const take = (actor: Actor, rows: string[], options = {}, mapping: object = MAPPING) =>
    crm.importCompanies(actor, file(...rows), mapping, options);
  const lines = async ({ programId }: Actor): Promise<string[]> =>
    (
      await crm.test.superuser<{ outcome: string }>(
        `SELECT outcome FROM timeline WHERE program_id = $1 AND subject_kind = 'COMPANY'`,
        [programId],
      )
    ).map(({ outcome }) => outcome);
  const change = (actor: Actor, name: string, facts: object) =>
    crm.test.database.write(actor, 'change', async (tx) => {
      const timeline = new RecordTimeline();
      const verb = new ChangeCompany(
        new IdentifyCompany(new FindOrAddCompanies()),
        new WriteCompanyFacts(timeline),
      );
      const [company] = await tx.query<{ version: number }[]>(
        'SELECT facts_version AS version FROM company WHERE program_id = $1 AND name = $2',
        [tx.programId, name],
      );
      return verb.changeCompany(tx, actor, { companyName: name, ...company, ...facts });
    });

  it('new ones go in with all that the file says, the same by a dry run', async () => {
    const actor = await open();
    const counts = { rows: 2, imported: 2, corrected: 0, unchanged: 0, refused: 0 };
    expect(await take(actor, [A1, A2], { dryRun: true })).toMatchObject(counts);
    expect(await crm.companies(actor)).toEqual([]);
    expect(await take(actor, [A1, A2])).toMatchObject(counts);
    expect(await crm.companies(actor)).toMatchObject([
      {
        ...{ id: 'A1', name: 'Hanabira GmbH', kind: 'ACCOUNT', country: 'DE', industry: 'Paper' },
        ...{ employees: 250, revenue: 120_050, currency: 'EUR', gifts: true, public: null },
        ...{ since: '2024-03-01', renews: '2027-02-28', tags: ['pilot', 'reference'] },
        ...{ domains: ['hanabira.example', 'hanabira.test'], facts: ['Plan=Gold', 'Seats=12'] },
      },
      { id: 'A2', name: 'Kita K.K.', kind: 'PROSPECT', country: 'JP', tags: [], facts: [] },
    ]);
    expect(await lines(actor)).not.toContain('REVENUE_CHANGED');
    // One line says all that was known of it when it came in.
    const [added] = await crm.test.superuser<{ inputs: object }>(
      `SELECT inputs FROM timeline t JOIN company c ON c.program_id = t.program_id
         AND c.id = t.subject_id AND c.external_id = 'A1'
        WHERE t.program_id = $1 AND outcome = 'ADDED'`,
      [actor.programId],
    );
    expect(added?.inputs).toMatchObject({
      ...{ country: 'DE', stated: true, employees: 250, amountMinor: 120_050, currency: 'EUR' },
      ...{ customerSinceOn: '2024-03-01', renewsOn: '2027-02-28', domains: 2, added: 2 },
    });
    const before = await lines(actor);
    expect(await take(actor, [A2, A1])).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await lines(actor)).toEqual(before);
  });

  it('R-D4: what is told otherwise is a correction, old → new, and has its line', async () => {
    const actor = await open();
    await take(actor, [A1, A2]);
    const corrected =
      'A1,Hanabira GmbH,hanabira.test,Lead,1300,EUR,,,Austria,,,no,pilot;gold,Silver,13';
    const rehearsed = await take(actor, [corrected], { dryRun: true });
    expect(rehearsed).toMatchObject({ imported: 0, corrected: 1, unchanged: 0 });
    const [told] = rehearsed.corrections;
    expect(told).toMatchObject({ row: 2, externalId: 'A1' });
    expect(new Map(told?.changes.map(({ column, ...of }) => [column, of]))).toEqual(
      new Map([
        ['country', { before: 'DE', after: 'AT' }],
        ['gifts (giftsAllowed)', { before: 'yes', after: 'no' }],
        ['revenue', { before: '1200.50 EUR', after: '1300.00 EUR' }],
        ['type (kind)', { before: 'ACCOUNT', after: 'PROSPECT' }],
        ['plan (attribute.Plan)', { before: 'Gold', after: 'Silver' }],
        ['seats (attribute.Seats)', { before: '12', after: '13' }],
        ['tags', { before: 'pilot, reference', after: 'pilot, reference, gold' }],
      ]),
    );
    expect(await take(actor, [corrected])).toEqual(rehearsed);
    expect(await take(actor, [corrected])).toMatchObject({ corrected: 0, unchanged: 1 });
    const [company] = await crm.companies(actor);
    expect(company).toMatchObject({
      ...{ country: 'AT', kind: 'PROSPECT', gifts: false, revenue: 130_000, since: '2024-03-01' },
      domains: ['hanabira.example', 'hanabira.test'],
    });
  });

  it('R-D5: an empty cell says nothing, the clearing word takes a value away', async () => {
    const actor = await open();
    await take(actor, [A1]);
    expect(await take(actor, ['A1,,,,,,,,,,,,,,'])).toMatchObject({ unchanged: 1 });
    const cleared =
      'A1,,[none],[none],[none],,[none],[none],[none],[none],[none],[none],[none],[none],[none]';
    expect(await take(actor, [cleared])).toMatchObject({ corrected: 1, refused: 0 });
    expect(await crm.companies(actor)).toMatchObject([
      {
        ...{ name: 'Hanabira GmbH', kind: null, country: null, industry: null, employees: null },
        ...{ revenue: null, currency: null, since: null, renews: null, gifts: null },
        ...{ domains: [], tags: [], facts: [null, null] },
      },
    ]);
    expect(await take(actor, [cleared])).toMatchObject({ unchanged: 1 });
  });

  it('rows of one company that differ are refused together; equal copies count once', async () => {
    const actor = await open();
    const other = A2.replace('Lead', 'Customer');
    const named = ',Weber,,,,,,,,Paper,,,,,';
    const result = await take(actor, [A2, other, named, named.replace('Paper', 'Steel'), A1, A1]);
    expect(result).toMatchObject({ rows: 6, imported: 1, unchanged: 1, refused: 4 });
    expect(crm.errorsOf(result)).toContain('rows 2, 3 say different things of it');
    expect(crm.errorsOf(result)).toContain('rows 4, 5 say different things of it');
  });

  it('R-D8: what cannot be used is left out and told, and the row goes in', async () => {
    const actor = await open();
    const odd =
      'A1,Hanabira GmbH,gmail.com;hanabira.example,Competitor,1.2.3,EUR,yesterday,,Atlantis,,10-50,maybe,,Bronze,many';
    const result = await take(actor, [odd]);
    expect(result).toMatchObject({ imported: 1, refused: 0 });
    const says = result.says.join('\n');
    for (const column of ['domains', 'type', 'revenue', 'since', 'country', 'people', 'gifts']) {
      expect(says).toContain(`the first in row 2: ${column}`);
    }
    expect(says).toContain('plan (attribute.Plan): want one of Silver, Gold');
    expect(await crm.companies(actor)).toMatchObject([
      { kind: null, revenue: null, country: null, domains: ['hanabira.example'], facts: [] },
    ]);
  });

  it('R-O1: known by its id, else by its domains, else by its name; never two in one', async () => {
    const actor = await open();
    await take(actor, [',Hanabira,hanabira.example,,,,,,,,,,,,', ',Kita,,,,,,,,,,,,,']);
    // Another name: the domain says who it is, and it has its id from then on.
    const known = 'A1,Hanabira Holding,hanabira.example,,,,,,,,,,,,';
    expect(await take(actor, [known, 'A2,Kita K.K.,,,,,,,,,,,,,'])).toMatchObject({ corrected: 2 });
    const result = await take(actor, [
      'A1,Hanabira Holding,,,,,,,,Paper,,,,,',
      'A3,Kita,,,,,,,,,,,,,',
      'A4,,unknown.example,,,,,,,,,,,,',
      'A5,Zwei,hanabira.example; kita.example,,,,,,,,,,,,',
      ',,,,,,,,,Paper,,,,,',
    ]);
    expect(result).toMatchObject({ imported: 0, corrected: 1, refused: 4 });
    expect(result.says.join()).toContain('name: the company has another name here, which stays');
    const errors = crm.errorsOf(result);
    expect(errors).toContain('which is ""A2"" here');
    expect(errors).toContain('want a name: nobody knows this company yet');
    expect(errors).toContain('what the company is known by');
    expect(await crm.companies(actor)).toMatchObject([
      { id: 'A1', name: 'Hanabira', industry: 'Paper' },
      { id: 'A2', name: 'Kita' },
    ]);
  });

  it('R-O1: a domain that another company has is left out', async () => {
    const actor = await open();
    await take(actor, ['A1,One,one.example,,,,,,,,,,,,', 'A2,Two,,,,,,,,,,,,,']);
    const result = await take(actor, ['A2,Two,one.example; two.example,,,,,,,,,,,,']);
    expect(result).toMatchObject({ corrected: 1 });
    expect(result.says.join()).toContain('domains: it is the domain of another company');
    expect(await crm.companies(actor)).toMatchObject([
      { domains: ['one.example'] },
      { domains: ['two.example'] },
    ]);
  });

  it('ADR 0026: a file does not overrule a person', async () => {
    const actor = await open();
    await take(actor, [A1]);
    await change(actor, 'Hanabira GmbH', { industry: 'Printing', domains: ['other.example'] });
    const result = await take(actor, [A1]);
    expect(result).toMatchObject({ corrected: 0, unchanged: 1 });
    const says = result.says.join('\n');
    expect(says).toContain('industry: somebody here said otherwise');
    expect(says).toContain('domains: somebody here said otherwise');
    expect(await crm.companies(actor)).toMatchObject([
      { industry: 'Printing', domains: ['other.example'] },
    ]);
  });

  it('R-O1: of two that were merged each keeps its row in the file, and the survivor its values', async () => {
    const actor = await open();
    const b = 'B1,Blume AG,blume.example,,,,,,,Silk,,,,,';
    const a = 'A1,Hanabira GmbH,hanabira.example,,,,,,,Paper,250,,,,';
    await take(actor, [a, b]);
    const { merge } = await mergeVerbs();
    await crm.test.database.write(actor, 'merge', async (tx) => {
      const rows = await tx.query<{ id: string; externalId: string }[]>(
        'SELECT id, external_id AS "externalId" FROM company WHERE program_id = $1',
        [tx.programId],
      );
      const idOf = (externalId: string) =>
        rows.find((row) => row.externalId === externalId)?.id ?? '';
      return merge.mergeCompanies(tx, actor, { mergedId: idOf('B1'), survivorId: idOf('A1') });
    });
    const told = b.replace('Silk,,', 'Silk,,no,');
    for (const rows of [
      [a, told.slice(0, -1)],
      [told.slice(0, -1), a],
    ]) {
      const result = await take(actor, rows);
      expect(result.refused).toBe(0);
      expect(result.says.join()).toContain('industry: the company was merged into another');
      const [company] = await crm.companies(actor);
      expect(company).toMatchObject({ industry: 'Paper', employees: 250, gifts: false });
    }
  });

  it('R-A1: another programme has companies of its own', async () => {
    const [one, other] = [await open(), await open()];
    await take(one, [A1]);
    expect(await take(other, [A1])).toMatchObject({ imported: 1 });
    await take(one, [A1.replace('Paper', 'Silk')]);
    expect(await crm.companies(other)).toMatchObject([{ industry: 'Paper' }]);
  });

  it('two thousand rows with copies between batches, dry and in earnest', async () => {
    const actor = await open();
    const rows = Array.from(
      { length: 1_500 },
      (_, n) => `R${String(n)},Firm ${String(n)},f${String(n)}.example,,,,,,,Paper,,,,,`,
    );
    const all = [...rows, ...rows.slice(0, 500), 'X1,Firm 7,,,,,,,,,,,,,'];
    const dry = await take(actor, all, { dryRun: true });
    expect(dry).toMatchObject({ rows: 2_001, imported: 1_500, unchanged: 500, refused: 1 });
    expect(await take(actor, all)).toMatchObject({
      rows: 2_001,
      imported: 1_500,
      unchanged: 500,
      refused: 1,
    });
  });
});
