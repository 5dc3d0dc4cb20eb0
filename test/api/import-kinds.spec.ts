import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServedApp } from '../support/api/served-app.js';
import { ImportApi } from '../support/worlds/import-api.js';

describe('kinds of files in the API', () => {
  let app: ServedApp;
  beforeAll(async () => {
    app = await ServedApp.open();
  }, 60_000);
  afterAll(() => app.close());

  const open = async () => {
    const program = await app.test.createProgram({ timeZone: 'Europe/Berlin', currency: 'EUR' });
    return { program, api: new ImportApi(app, await app.person(program, ['marketer'])) };
  };

  it('R-O2: companies of a CRM, with their owner, attributes and a word that clears', async () => {
    const { program, api } = await open();
    const owner = await app.person(program, ['sales']);
    await app.get(
      await app.person(program, ['admin']),
      `mutation { defineAttribute(input: { subject: COMPANY, type: CHOICE, name: "Plan", idempotencyKey: "plan",
         choices: ["Gold", "Silver"] }) { __typename } }`,
    );
    const header = 'Record ID,Company name,Company Domain Name,Company owner,Lifecycle Stage,Plan';
    const row = `1,North Wind,north.example,${owner.email},Customer,gold`;
    const id = await api.upload('companies', `${header}\n${row}\n2,Weber,,,Subscriber,`);
    const { proposed } = await api.inspect(id);
    expect(proposed).toMatchObject({
      clearingWord: null,
      columns: [
        { field: 'externalId', column: 'Record ID' },
        { field: 'name', column: 'Company name' },
        { field: 'domains', column: 'Company Domain Name' },
        { field: 'kind', column: 'Lifecycle Stage' },
        { field: 'owner', column: 'Company owner' },
        { field: 'attribute.Plan', column: 'Plan' },
      ],
      values: [{ field: 'kind', value: 'Customer', meaning: 'ACCOUNT' }],
    });
    const tried = await api.previewed(id, { clearingWord: '[none]' });
    expect(tried).toMatchObject({ state: 'READY', counts: { imported: 2, refused: 0 } });
    expect(tried.findings?.says.join()).toContain('Lifecycle Stage (kind): want ACCOUNT');
    expect(await api.imported(id)).toMatchObject({ state: 'DONE', counts: { imported: 2 } });
    const again = await api.upload('companies', `${header}\n1,,,[none],,[none]`);
    expect(await api.inspect(again)).toMatchObject({
      isKept: true,
      proposed: { clearingWord: '[none]' },
    });
    await api.previewed(again);
    expect(await api.imported(again)).toMatchObject({ counts: { corrected: 1, refused: 0 } });
    const [company] = await app.test.superuser(
      `SELECT c.owner_id AS owner, v.choice_id AS choice FROM company c JOIN company_attribute v
         ON v.program_id = c.program_id AND v.company_id = c.id WHERE c.program_id = $1`,
      [program.id],
    );
    expect(company).toEqual({ owner: null, choice: null });
    // Nothing of deals can be taken away.
    const deals = await api.upload('deals', 'id,stage\nD1,OPEN');
    const { proposed: of } = await api.inspect(deals);
    expect(await api.preview(deals, { ...of, clearingWord: '-' })).toMatchObject({
      __typename: 'InvalidInput',
    });
  }, 120_000);

  it('R-U4: advocates of a CRM, of whom nobody is written to', async () => {
    const { program, api } = await open();
    const header = 'Contact ID,Email,Full name,Account Name,Preferred language,Tags';
    const id = await api.upload('advocates', `${header}\n1,Mei@kita.example,Mei,Kita,ja,vip;beta`);
    const { proposed } = await api.inspect(id);
    expect(proposed.columns).toEqual([
      { field: 'externalId', column: 'Contact ID' },
      { field: 'email', column: 'Email' },
      { field: 'name', column: 'Full name' },
      { field: 'company', column: 'Account Name' },
      { field: 'language', column: 'Preferred language' },
      { field: 'tags', column: 'Tags' },
    ]);
    expect(await api.previewed(id)).toMatchObject({ state: 'READY', counts: { imported: 1 } });
    expect(await api.imported(id)).toMatchObject({ state: 'DONE', counts: { imported: 1 } });
    const rows = await app.test.superuser(
      `SELECT a.email, a.status, a.member_id AS member, c.name AS company FROM advocate a
         JOIN company c ON c.program_id = a.program_id AND c.id = a.company_id
        WHERE a.program_id = $1 AND a.external_id = '1'`,
      [program.id],
    );
    const mei = { email: 'mei@kita.example', status: 'NOMINATED', member: null, company: 'Kita' };
    expect(rows).toEqual([mei]);
    const other = await open();
    expect(await other.api.read(id)).toBeNull();
  }, 120_000);

  it('R-D4: rows of one id, in the order that a column of the file says', async () => {
    const { program, api } = await open();
    const header = 'Company ID,Company name,Industry,Last Modified Date';
    const id = await api.upload(
      'companies',
      `${header}\n1,North,Steel,2026-03-02 09:00\n1,North,Paper,2026-03-01 09:00`,
    );
    const { proposed } = await api.inspect(id);
    expect(proposed.columns).toContainEqual({ field: 'changedAt', column: 'Last Modified Date' });
    const counts = { imported: 1, corrected: 0, unchanged: 0, superseded: 1, refused: 0 };
    expect(await api.previewed(id)).toMatchObject({ state: 'READY', counts });
    expect(await api.imported(id)).toMatchObject({ state: 'DONE', counts });
    const run = await app.get<{ rows: { edges: { node: object }[] } }>(
      api.who,
      `query ($id: ID!) { importRun(id: $id) {
         rows(outcome: SUPERSEDED) { edges { node { row outcome reason } } } } }`,
      { id },
    );
    expect(run.rows.edges.map(({ node }) => node)).toEqual([
      { row: 3, outcome: 'SUPERSEDED', reason: 'row 2 is a later one of the same id' },
    ]);
    const older = await api.upload('companies', `${header}\n1,North,Wood,2026-02-01 09:00`);
    await api.previewed(older);
    const stays = { imported: 0, corrected: 0, unchanged: 0, superseded: 1 };
    expect(await api.imported(older)).toMatchObject({ state: 'DONE', counts: stays });
    const [company] = await app.test.superuser(
      'SELECT industry FROM company WHERE program_id = $1',
      [program.id],
    );
    expect(company).toEqual({ industry: 'Steel' });
  }, 120_000);

  it('a file of more columns than any export has is kept, and told so, in no time', async () => {
    const { api } = await open();
    const wide = (columns: number) =>
      `${Array.from({ length: columns }, (_, at) => `c${String(at)}`).join(',')}\n`;
    const widest = await api.upload('deals', wide(5_000));
    expect((await api.inspect(widest)).columns).toHaveLength(5_000);
    const id = await api.upload('deals', wide(60_000));
    const { problems, columns } = await api.inspect(id);
    expect([problems, columns]).toEqual([
      [expect.stringContaining('export.csv: 60,000 columns; want at most 5,000')],
      [],
    ]);
    for (const delimiter of ['', '"', '\n', '\\', 'x'.repeat(9)]) {
      const told = await app.get<{ inspection: { problems: string[] } }>(
        api.who,
        `query ($id: ID!, $delimiter: String) { importRun(id: $id) {
           inspection(delimiter: $delimiter) { problems } } }`,
        { id: widest, delimiter },
      );
      expect([delimiter, told.inspection.problems]).toEqual([
        delimiter,
        [expect.stringContaining('what divides its columns')],
      ]);
    }
  }, 30_000);
});
