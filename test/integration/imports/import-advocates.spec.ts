import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AttributeChoiceEntity,
  AttributeEntity,
} from '../../../src/features/attributes/attribute.entity.js';
import { DefineAttribute } from '../../../src/features/attributes/define-attribute.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { CrmFiles } from '../../support/worlds/crm-files.js';

const HEADER = 'id,mail,name,co_id,co_domain,co,since,lang,zone,likes,would,on,tags,role';
const MAPPING = {
  columns: {
    externalId: 'id',
    email: 'mail',
    name: 'name',
    companyExternalId: 'co_id',
    companyDomain: 'co_domain',
    company: 'co',
    employedSince: 'since',
    language: 'lang',
    timeZone: 'zone',
    interests: 'likes',
    willingTo: 'would',
    willingSaidOn: 'on',
    tags: 'tags',
    'attribute.Role': 'role',
  },
  clearingWord: '-',
};
const file = (...rows: string[]): string => [HEADER, ...rows].join('\n');
const MEI =
  'C1,Mei@Kita.example,Mei Tanaka,A1,kita.example,Kita K.K.,2024-04-01,Japanese,Asia/Tokyo,speaking,Reference call; logo,2026-10-01,beta;vip,CTO';
const BUDI = 'C2,budi@sinar.example,Budi Santoso,,,PT Sinar,,id-ID,,,,,,';

/** R-U1, R-U4, R-U5: a file of advocates, who hear nothing of it. */
describe('a file of advocates', () => {
  let crm: CrmFiles;

  beforeAll(async () => {
    crm = await CrmFiles.open([AttributeEntity, AttributeChoiceEntity]);
  });
  afterAll(() => crm.close());

  const open = async (): Promise<Actor> => {
    const { actor } = await crm.program();
    await crm.test.database.write(actor, 'attributes', (tx) =>
      new DefineAttribute().defineAttribute(tx, actor, {
        ...{ subject: 'ADVOCATE', type: 'TEXT', name: 'Role' },
      }),
    );
    await crm.test.superuser(
      `INSERT INTO interest (program_id, id, name, name_key, offered, created_at)
       VALUES ($1, gen_random_uuid(), 'Speaking', 'speaking', true, now())`,
      [actor.programId],
    );
    return actor;
  };
  const take = (actor: Actor, rows: string[], options = {}) =>
    crm.importAdvocates(actor, file(...rows), MAPPING, options);
  const set = ({ programId }: Actor, changes: string, id: string) =>
    crm.test.superuser(
      `UPDATE advocate SET ${changes} WHERE program_id = $1 AND external_id = $2`,
      [programId, id],
    );
  const count = async ({ programId }: Actor, table: string): Promise<number> => {
    const [row] = await crm.test.superuser<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE program_id = $1`,
      [programId],
    );
    return row?.n ?? -1;
  };

  it('new ones are known with all that the file says, and nobody is written to', async () => {
    const actor = await open();
    const counts = { rows: 2, imported: 2, corrected: 0, unchanged: 0, refused: 0 };
    expect(await take(actor, [MEI, BUDI], { dryRun: true })).toMatchObject(counts);
    expect(await crm.advocates(actor)).toEqual([]);
    expect(await crm.companies(actor)).toEqual([]);
    expect(await take(actor, [MEI, BUDI])).toMatchObject(counts);
    expect(await crm.advocates(actor)).toMatchObject([
      { email: 'budi@sinar.example', status: 'NOMINATED', company: 'PT Sinar', language: 'id' },
      {
        ...{ email: 'mei@kita.example', id: 'C1', name: 'Mei Tanaka', status: 'NOMINATED' },
        ...{ language: 'ja', zone: 'Asia/Tokyo', company: 'Kita K.K.', since: '2024-04-01' },
        ...{ willing: ['LOGO', 'REFERENCE_CALL'], interests: ['Speaking'] },
        ...{ tags: ['beta', 'vip'], facts: ['CTO'] },
      },
    ]);
    expect(await count(actor, 'membership')).toBe(0);
    expect(await count(actor, 'notification')).toBe(0);
    const lines = await count(actor, 'timeline');
    expect(await take(actor, [BUDI, MEI])).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await count(actor, 'timeline')).toBe(lines);
  });

  it('R-D4, R-D5: a correction tells which column, never whose value; a word clears', async () => {
    const actor = await open();
    await take(actor, [MEI]);
    const other = 'C1,,,,,Weber GmbH,,en,,,,,,CEO';
    const dry = await take(actor, [other], { dryRun: true });
    expect(dry).toMatchObject({ corrected: 1, refused: 0 });
    expect(dry.corrections).toEqual([
      {
        ...{ row: 2, externalId: 'C1' },
        changes: [
          { column: 'lang (language)', before: null, after: null },
          { column: 'co (company)', before: null, after: null },
          { column: 'since (employedSince)', before: null, after: null },
          { column: 'role (attribute.Role)', before: null, after: null },
        ],
      },
    ]);
    expect(await take(actor, [other])).toEqual(dry);
    expect(await count(actor, 'former_employer')).toBe(1);
    expect(await take(actor, ['C1,,,,,-,,,,,,,-,-'])).toMatchObject({ corrected: 1 });
    expect(await crm.advocates(actor)).toMatchObject([
      { name: 'Mei Tanaka', company: null, since: null, tags: [], facts: [null] },
    ]);
  });

  it('R-U1: who has joined has a profile of their own: a file says what nobody has said', async () => {
    const actor = await open();
    await take(actor, [MEI, BUDI]);
    await set(actor, `status = 'JOINED', joined_at = now(), employed_since = NULL`, 'C1');
    const told = MEI.replace('Kita K.K.', 'Weber')
      .replace('A1,kita.example', ',')
      .replace('Japanese', 'English');
    const result = await take(actor, [told]);
    expect(result).toMatchObject({ corrected: 0, unchanged: 1 });
    expect(result.says.join()).toContain('co (company): they have joined');
    expect(await take(actor, [MEI])).toMatchObject({ corrected: 1 });
    expect(await crm.advocates(actor)).toMatchObject([
      {},
      { company: 'Kita K.K.', language: 'ja', since: '2024-04-01' },
    ]);
  });

  it('R-U5: who has left stays so, and nothing is taken of them', async () => {
    const actor = await open();
    await take(actor, [BUDI]);
    await set(actor, `status = 'LEFT'`, 'C2');
    const result = await take(actor, ['C2,budi@sinar.example,Budi,,,Weber,,en,,,,,tag,CEO']);
    expect(result).toMatchObject({ imported: 0, corrected: 0, unchanged: 1 });
    expect(result.says.join()).toContain('they have left');
    expect(await crm.advocates(actor)).toMatchObject([
      { status: 'LEFT', company: 'PT Sinar', language: 'id', tags: [], facts: [] },
    ]);
  });

  it('K8, K12: two contents of one person, or two persons in one row, are refused', async () => {
    const actor = await open();
    await take(actor, [MEI, BUDI]);
    const result = await take(actor, [
      'C3,a@x.example,Ana,,,,,,,,,,,',
      'C3,b@x.example,Bob,,,,,,,,,,,',
      'C1,budi@sinar.example,,,,,,,,,,,,',
      ',,Nobody,,,,,,,,,,,',
      'C9,mei@kita.example,,,,,,,,,,,,',
    ]);
    expect(result).toMatchObject({ imported: 0, corrected: 0, refused: 5 });
    const errors = crm.errorsOf(result);
    expect(errors).toContain('rows 2, 3 say different things of it');
    expect(errors).toContain('belong to two advocates');
    expect(errors).toContain('the address belongs to the advocate with the id C1');
    expect(await count(actor, 'advocate')).toBe(2);
  });

  it('R-D8: what cannot be used is left out; who is known by an address is given their id', async () => {
    const actor = await open();
    await take(actor, [',mei@kita.example,,,,,,,,,,,,']);
    const odd = 'C1,mei@kita.example,Mei Tanaka,X9,,,2999-01-01,Klingon,Mars,chess,dance,,,';
    const result = await take(actor, [odd]);
    expect(result).toMatchObject({ corrected: 1, refused: 0 });
    const says = result.says.join('\n');
    for (const column of ['co (company)', 'since', 'lang', 'zone', 'likes', 'would']) {
      expect(says).toContain(`the first in row 2: ${column}`);
    }
    expect(await crm.advocates(actor)).toMatchObject([
      { id: 'C1', name: 'Mei Tanaka', company: null, since: null, interests: [], willing: [] },
    ]);
  });

  it('R-A1: another programme has advocates of its own', async () => {
    const [one, other] = [await open(), await open()];
    await take(one, [MEI]);
    expect(await take(other, [MEI])).toMatchObject({ imported: 1 });
    expect(await count(one, 'advocate')).toBe(1);
  });

  it('rows of several batches, dry and in earnest', async () => {
    const actor = await open();
    const rows = Array.from(
      { length: 1_200 },
      (_, n) =>
        `N${String(n)},n${String(n)}@x.example,Nina ${String(n)},,,Firm ${String(n % 50)},,en,,,,,t,`,
    );
    const all = [...rows, ...rows.slice(0, 300), 'M1,n7@x.example,,,,,,,,,,,,'];
    const counts = { rows: 1_501, imported: 1_200, corrected: 0, unchanged: 300, refused: 1 };
    expect(await take(actor, all, { dryRun: true })).toMatchObject(counts);
    expect(await take(actor, all)).toMatchObject(counts);
  });
});
