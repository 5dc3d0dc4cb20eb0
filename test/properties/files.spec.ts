import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../src/kernel/actor.js';
import { CrmFiles } from '../support/worlds/crm-files.js';

const COMPANIES = {
  columns: {
    ...{ externalId: 'id', name: 'name', domains: 'domain', kind: 'kind', country: 'country' },
    ...{ employees: 'people', tags: 'tags' },
  },
  clearingWord: '-',
};
const ADVOCATES = {
  columns: {
    ...{ externalId: 'id', email: 'mail', name: 'name', company: 'company' },
    ...{ language: 'language', willingTo: 'would', tags: 'tags' },
  },
  clearingWord: '-',
};

const TAGS = fc.constantFrom('', '-', 'a', 'b; a', 'c');

/** Companies that have nothing in common, so that no row is about another's. */
const companies = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'ACCOUNT', 'PROSPECT', '-'),
      fc.constantFrom('', 'JP', 'Germany', '-'),
      fc.constantFrom('', '10', '2500', '-'),
      TAGS,
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(
      ([kind, country, people, tags], n) =>
        `A${String(n)},Firm ${String(n)},f${String(n)}.example,${kind},${country},${people},${tags}`,
    ),
  );

/** People of a few companies, which are made by whichever row comes first. */
const advocates = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'Kita', 'KITA K.K.', 'Weber', '-'),
      fc.constantFrom('', 'ja', 'en-GB'),
      fc.constantFrom('', 'LOGO', 'quote; logo'),
      TAGS,
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(
      ([company, language, would, tags], n) =>
        `C${String(n)},p${String(n)}@x.example,Nina ${String(n)},${company},${language},${would},${tags}`,
    ),
  );

const orders = fc.infiniteStream(fc.integer());

function shuffled(rows: readonly string[], order: Iterator<number>): string[] {
  const keyed = rows.map((row) => [Number(order.next().value), row] as const);
  return keyed.sort(([one], [other]) => one - other).map(([, row]) => row);
}

/** R-T2, R-D4: what files say counts, and not how they are cut, in which order, or how often. */
describe('a file, its rows in any order, cut in two and told twice', () => {
  let crm: CrmFiles;
  beforeAll(async () => {
    crm = await CrmFiles.open();
  });
  afterAll(() => crm.close());

  /** Names of companies are as the first row wrote them: they are compared without form and case. */
  const plain = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) => ({
      ...row,
      company: /^kita/i.test(String(row['company'])) ? 'kita' : row['company'],
    }));

  it('leaves the same companies, with the same facts', async () => {
    const header = 'id,name,domain,kind,country,people,tags';
    const take = (actor: Actor, rows: readonly string[]) =>
      crm.importCompanies(actor, [header, ...rows].join('\n'), COMPANIES);
    await fc.assert(
      fc.asyncProperty(companies, orders, async (rows, order) => {
        const [{ actor: once }, { actor: cut }] = [await crm.program(), await crm.program()];
        await take(once, rows);
        const other = shuffled(rows, order);
        const half = other.length >> 1;
        if (half > 0) await take(cut, other.slice(0, half));
        await take(cut, other.slice(half));
        const again = await take(cut, shuffled(rows, order));
        expect(again).toMatchObject({ unchanged: rows.length, imported: 0, corrected: 0 });
        expect(await crm.companies(cut)).toEqual(await crm.companies(once));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('leaves the same advocates, with the same profiles', async () => {
    const header = 'id,mail,name,company,language,would,tags';
    const take = (actor: Actor, rows: readonly string[]) =>
      crm.importAdvocates(actor, [header, ...rows].join('\n'), ADVOCATES);
    await fc.assert(
      fc.asyncProperty(advocates, orders, async (rows, order) => {
        const [{ actor: once }, { actor: cut }] = [await crm.program(), await crm.program()];
        await take(once, rows);
        const other = shuffled(rows, order);
        const half = other.length >> 1;
        if (half > 0) await take(cut, other.slice(0, half));
        await take(cut, other.slice(half));
        const again = await take(cut, shuffled(rows, order));
        expect(again).toMatchObject({ unchanged: rows.length, imported: 0, corrected: 0 });
        expect(plain(await crm.advocates(cut))).toEqual(plain(await crm.advocates(once)));
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
